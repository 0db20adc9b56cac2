namespace Paseban.Assistance.Accounts;

/// <summary>Every way that a change to actors can be refused, beside those of <see cref="RolePairs"/> and <see cref="NewToken"/>.</summary>
internal static class ActorProblems
{
    public static Problem NameInvalid() =>
        Problem.Invalid("actor.name", "An actor's name has 1 to 100 characters.", "Give the person's name or their official account name.")
            .InIndonesian("Nama berisi 1 sampai 100 karakter.", "Tulis nama orangnya atau nama akun dinasnya.").At("name");

    public static Problem NoRole() =>
        Problem.Invalid("actor.no-role", "An actor needs at least one role.", "Choose one.")
            .InIndonesian("Setidaknya satu peran harus diberikan.", "Pilih satu.").At("roles").AtCommandLine("Name it with --role.");

    public static Problem NameTaken(string name) =>
        Problem.Conflict(
            "actor.name-taken",
            $"There is an actor named {name} with other roles or another token.",
            "Choose another name.")
            .InIndonesian($"Sudah ada {name} dengan peran atau token lain.", "Pakai nama lain.")
            .AtCommandLine("Or change that one: paseban actor role, paseban actor token");

    public static Problem NotFound(string name) =>
        Problem.NotFound("actor.unknown", $"There is no actor named {name}.", "Check the name.")
            .InIndonesian($"Tidak ada pelaku bernama {name}.", "Periksa namanya.").AtCommandLine("See: paseban actor list");

    public static Problem Retired(string name) =>
        Problem.Conflict("actor.retired", $"{name} has retired and cannot be changed.", "Add a new actor under another name.")
            .InIndonesian($"{name} sudah berhenti dan tidak dapat diubah.", "Tambahkan yang baru dengan nama lain.");

    public static Problem ActorsExist() =>
        Problem.Conflict("actor.bootstrapped", "This database has actors already.", "Ask an administrator to add you.")
            .InIndonesian("Basis data ini sudah memiliki pelaku.", "Minta administrator menambahkan Anda.")
            .AtCommandLine("They use: paseban actor add");

    public static Problem Oneself() =>
        Problem.Forbidden("actor.oneself", "Nobody changes their own roles.", "Ask another administrator.")
            .InIndonesian("Tidak ada yang mengubah perannya sendiri.", "Minta administrator lain.");

    public static Problem LastAdministrator() =>
        Problem.Conflict(
            "actor.last-administrator",
            "This is the last administrator: nobody could grant a role again.",
            "Add another administrator first.")
            .InIndonesian(
                "Ini administrator terakhir: sesudahnya tidak ada lagi yang dapat memberi peran.",
                "Tambahkan administrator lain dahulu.").At("roles");

    public static Problem TokenTaken() =>
        Problem.Conflict("token.taken", "This token belongs to another actor.", "Let a new token be generated.")
            .InIndonesian("Token ini milik pelaku lain.", "Biarkan token baru dibuat.");
}
