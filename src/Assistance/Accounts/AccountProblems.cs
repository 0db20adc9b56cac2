using System.Globalization;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// Every way that signing in and what belongs to it can be refused. Whoever guesses learns from none of them whether an account exists.
/// </summary>
internal static class AccountProblems
{
    public static Problem Refused() =>
        Problem.Forbidden("sign-in.refused", "The name or the password is wrong.", "Try again, or have the password reset.")
            .InIndonesian("Nama pengguna atau kata sandi salah.", "Coba lagi, atau atur ulang kata sandi Anda.");

    public static Problem Locked(DateTimeOffset until)
    {
        var time = until.ToOffset(ProcessContext.Jakarta).ToString("HH:mm", CultureInfo.InvariantCulture);
        return Problem.Forbidden("sign-in.locked", $"Too many attempts failed. Nobody is let in before {time}.", "Wait until then.")
            .InIndonesian($"Terlalu banyak percobaan gagal. Anda dapat mencoba lagi pukul {time}.", "Tunggu sampai waktu itu.");
    }

    public static Problem SessionEnded() =>
        Problem.Forbidden("session.ended", "The session has ended.", "Sign in again.")
            .InIndonesian("Sesi sudah berakhir.", "Masuk lagi.");

    public static Problem CodeWrong() =>
        Problem.Invalid("code.wrong", "The code is wrong, or was used already.", "Wait for the next code, and check the telephone's clock.")
            .InIndonesian("Kode salah atau sudah dipakai.", "Tunggu kode berikutnya dan periksa jam di telepon Anda.");

    public static Problem CurrentPasswordWrong() =>
        Problem.Invalid("password.current", "The current password is wrong.", "Type it again.")
            .InIndonesian("Kata sandi saat ini salah.", "Ketik ulang.");

    public static Problem SamePassword() =>
        Problem.Invalid("password.same", "The new password is the present one.", "Take another one.")
            .InIndonesian("Kata sandi baru sama dengan yang sekarang.", "Pakai yang lain.");

    public static Problem SecondStepStands() =>
        Problem.Conflict(
            "second-step.set-up",
            "There is a second step already.",
            "If the telephone is lost, ask an administrator to reset the account.")
            .InIndonesian("Langkah kedua sudah dipasang.", "Kalau ponsel hilang, minta administrator mengatur ulang akun Anda.");

    public static Problem SecondStepNotBegun() =>
        Problem.Conflict("second-step.not-begun", "No secret was shown yet.", "Begin the set-up again.")
            .InIndonesian("Kode rahasia belum ditampilkan.", "Mulai pemasangannya dari awal.");

    public static Problem NoSecondStep() =>
        Problem.Conflict("second-step.citizen", "Citizens' accounts have no second step.", "")
            .InIndonesian("Akun warga tidak memakai langkah kedua.", "");

    public static Problem UserUnknown(string login) =>
        Problem.NotFound("user.unknown", $"There is no user {login}.", "Look at the list of users.")
            .InIndonesian($"Tidak ada pengguna {login}.", "Lihat daftar pengguna.").AtCommandLine("See: paseban user list");

    public static Problem LoginInvalid() =>
        Problem.Invalid(
            "user.login",
            "A user name has 3 to 40 signs: letters a to z, digits, dot, hyphen, underscore; a letter comes first.",
            "Take, say, budi.santoso.")
            .InIndonesian(
                "Nama pengguna berisi 3 sampai 40 karakter: huruf a sampai z, angka, titik, tanda hubung, garis bawah; diawali huruf.",
                "Misalnya budi.santoso.").At("login");

    public static Problem LoginTaken(string login) =>
        Problem.Conflict("user.login-taken", $"There is a user {login} already.", "Take another user name.")
            .InIndonesian($"Sudah ada pengguna {login}.", "Pakai nama pengguna lain.").At("login").AtCommandLine("See: paseban user list");

    public static Problem HasAccount(string name) =>
        Problem.Conflict("user.actor-has-login", $"{name} has a user name already.", "Look at the list of users.")
            .InIndonesian($"{name} sudah punya nama pengguna.", "Lihat daftar pengguna.").At("name")
            .AtCommandLine("See: paseban user list");

    public static Problem OtherRoles(string name, IEnumerable<Role> roles) =>
        Problem.Conflict(
            "user.other-roles",
            $"There is an actor named {name} with other roles: {RoleNames.Of(roles)}.",
            "Give the same roles or none, or add the user under another name.")
            .InIndonesian(
                $"Sudah ada {name} dengan peran lain: {RoleWords.InIndonesian(roles)}.",
                "Pilih peran yang sama atau tanpa peran, atau tambahkan dengan nama lain.").At("roles");

    public static Problem CitizenRole() =>
        Problem.Invalid("user.citizen", "A user of the office is no citizen: citizens sign up themselves.", "Choose another role.")
            .InIndonesian("Pengguna kantor bukan warga: warga mendaftar sendiri.", "Pilih peran lain.").At("roles");

    public static Problem AreaMissing(IEnumerable<Role> roles) =>
        Problem.Invalid(
            "user.area-missing",
            $"Whoever is {RoleNames.Of(roles)} works in an area, and none is named.",
            "Choose their area.")
            .InIndonesian(
                $"{RoleWords.InIndonesian(roles)} bekerja di suatu wilayah, tetapi wilayahnya belum ditulis.",
                "Pilih wilayahnya.").At("areas").AtCommandLine("Name it with --area.");

    public static Problem AreaUnknown(AreaCode area) =>
        Problem.Invalid("user.area-unknown", $"There is no area {area}.", "Check the code.")
            .InIndonesian($"Tidak ada wilayah {area}.", "Periksa kodenya.").At("areas")
            .AtCommandLine("Areas are loaded by: paseban territory load");

    public static Problem OnlyInSandbox() =>
        Problem.Forbidden(
            "user.given-credentials",
            "A password or secret can be given in a sandbox only: elsewhere nobody but the user may know it.",
            "Leave it out; a first password is made.")
            .InIndonesian(
                "Kata sandi atau kode rahasia hanya boleh diberikan di ruang latihan: di tempat lain hanya penggunanya yang boleh tahu.",
                "Jangan diisi; kata sandi awal dibuatkan.");

    public static Problem SecretInvalid() =>
        Problem.Invalid(
            "user.secret",
            "The secret of the second step is not Base32 of 16 bytes or more.",
            "Give 32 of the signs A-Z, 2-7.")
            .InIndonesian("Kode rahasia langkah kedua bukan Base32 dari 16 bita atau lebih.", "Tulis 32 karakter dari A-Z dan 2-7.");
}
