namespace Paseban.Cli.Accounts;

internal static class UserCommands
{
    public static CommandGroup Group() => new(
        "user",
        "Who of the staff signs in on the web: user names, roles, areas, locks.",
        new AddUserCommand(),
        new ChangeUserCommand(),
        new ResetUserCommand(),
        new UnlockUserCommand(),
        new ListUsersCommand(),
        new UserCodeCommand());

    public static Argument<string> Login() => new("LOGIN") { Description = "The user name." };

    public static Option<string[]> Areas() => Operand.Several(
        "--area", "AREA", "Where they work, as 31.71 or 31.71.03.1002; repeat it for more. None: the whole province.");

    public static Outcome<IReadOnlyList<AreaCode>> Parse(IEnumerable<string> codes)
    {
        var areas = new List<AreaCode>();
        foreach (var code in codes)
        {
            if (!AreaCode.TryParse(code, out var area))
                return Problem.Invalid("user.area", $"'{code}' is not a Kemendagri area code.", "Write it as 31.71.03.1002.");
            areas.Add(area);
        }
        return areas;
    }

    public static string Text(Page page, IReadOnlyList<AreaCode> areas) =>
        areas.Count == 0 ? page.Word("seluruh provinsi", "whole province") : string.Join(", ", areas);

    public static void ShowFirstPassword(Page page, string password)
    {
        page.Line();
        page.Line($"  {password}");
        page.Line();
        page.Line(page.Word("Kata sandi ini tidak akan ditampilkan lagi.", "This password is not shown again."));
        page.Line(page.Word(
            "Harus diganti saat masuk pertama kali, lalu aplikasi kode dipasang.",
            "It must be changed at the first sign-in; then the authenticator app is set up."));
    }
}
