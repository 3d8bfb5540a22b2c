"""Every sentence a person reads. The only callers of gettext; importable without aiogram."""
