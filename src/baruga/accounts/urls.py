"""Sign-in, second factor, one's own account: allauth's views, each at one Indonesian address.

allauth's names stay (`account_login`, `mfa_index` ...), because its code and templates ask for
them; its own list of addresses is not included, so no second door stands open.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as socialaccount
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path

from baruga.accounts import views

own = [
    path("", views.ProfileView.as_view(), name="profile"),
    path("dua-langkah/mulai/", views.SecondFactorView.as_view(), name="second_factor"),
]

sign_in = [
    path("masuk/", views.SignInView.as_view(), name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("daftar/", account.signup, name="account_signup"),
    path("masuk-ulang/", account.reauthenticate, name="account_reauthenticate"),
    path("masuk-ulang/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "masuk-ulang/kunci-sandi/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

email = [
    path("email/", login_required(views.EmailView.as_view()), name="account_email"),
    path(
        "email/terkirim/", account.email_verification_sent, name="account_email_verification_sent"
    ),
    re_path(
        r"^email/konfirmasi/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"
    ),
]

password = [
    path("kata-sandi/ganti/", account.password_change, name="account_change_password"),
    path("kata-sandi/buat/", account.password_set, name="account_set_password"),
    path("kata-sandi/lupa/", account.password_reset, name="account_reset_password"),
    path(
        "kata-sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"
    ),
    re_path(
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

second_factor = [
    path("dua-langkah/", mfa.index, name="mfa_index"),
    path("dua-langkah/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("dua-langkah/aplikasi/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kode-pemulihan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "kode-pemulihan/buat/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kode-pemulihan/unduh/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("kunci-sandi/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("kunci-sandi/tambah/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("kunci-sandi/masuk/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("kunci-sandi/<int:pk>/ubah/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("kunci-sandi/<int:pk>/hapus/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

office_account = [
    path("kantor/", socialaccount.connections, name="socialaccount_connections"),
    path("kantor/batal/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("kantor/gagal/", socialaccount.login_error, name="socialaccount_login_error"),
    path("kantor/daftar/", socialaccount.signup, name="socialaccount_signup"),
    path("kantor/<str:provider_id>/masuk/", views.office_sign_in, name="openid_connect_login"),
    path(
        "kantor/<str:provider_id>/kembali/",
        views.office_callback,
        name="openid_connect_callback",
    ),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    *sign_in,
    *email,
    *password,
    *second_factor,
    *office_account,
]
