using System.Globalization;
using Paseban.Kernel;

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
            "If the telephone is lost, ask an administrator to reset the account.");

    public static Problem SecondStepNotBegun() =>
        Problem.Conflict("second-step.not-begun", "No secret was shown yet.", "Begin the set-up again.");

    public static Problem NoSecondStep() =>
        Problem.Conflict("second-step.citizen", "Citizens' accounts have no second step.", "");

    public static Problem UserUnknown(string login) =>
        Problem.NotFound("user.unknown", $"There is no user {login}.", "See 'paseban user list'.");

    public static Problem LoginInvalid() =>
        Problem.Invalid(
            "user.login",
            "A user name has 3 to 40 signs: letters a to z, digits, dot, hyphen, underscore; a letter comes first.",
            "Take, say, budi.santoso.");

    public static Problem LoginTaken(string login) =>
        Problem.Conflict("user.login-taken", $"There is a user {login} already.", "Take another user name, or see 'paseban user list'.");

    public static Problem HasAccount(string name) =>
        Problem.Conflict("user.actor-has-login", $"{name} has a user name already.", "See 'paseban user list'.");

    public static Problem OtherRoles(string name, IEnumerable<Role> roles) =>
        Problem.Conflict(
            "user.other-roles",
            $"There is an actor named {name} with other roles: {RoleNames.Of(roles)}.",
            "Give the same roles or none, or add the user under another name.");

    public static Problem AreaMissing(IEnumerable<Role> roles) =>
        Problem.Invalid(
            "user.area-missing",
            $"Whoever is {RoleNames.Of(roles)} works in an area, and none is named.",
            "Name it with --area 31.71.03.1002.");

    public static Problem AreaUnknown(AreaCode area) =>
        Problem.Invalid("user.area-unknown", $"There is no area {area}.", "Check the code; 'paseban territory load' loads the areas.");

    public static Problem OnlyInSandbox() =>
        Problem.Forbidden(
            "user.given-credentials",
            "A password or secret can be given in a sandbox only: elsewhere nobody but the user may know it.",
            "Leave it out; a first password is made.");

    public static Problem SecretInvalid() =>
        Problem.Invalid(
            "user.secret",
            "The secret of the second step is not Base32 of 16 bytes or more.",
            "Give 32 of the signs A-Z, 2-7.");
}
