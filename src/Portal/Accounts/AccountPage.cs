using Paseban.Assistance.Accounts;
using Paseban.Portal.Registration;

namespace Paseban.Portal.Accounts;

/// <summary>A page on the way into an account.</summary>
public abstract class AccountPage : WebPage
{
    public const string SignUpPath = "/daftar-akun";
    public const string SignUpCodePath = "/daftar-akun/kode";
    public const string SignInPath = "/masuk";
    public const string SignOutPath = "/keluar";
    public const string RecoveryPath = "/lupa-sandi";
    public const string RecoveryCodePath = "/lupa-sandi/kode";
    public const string AccountPath = "/akun";

    protected string Browser => Request.Headers.UserAgent.ToString();

    /// <summary>Signed in: the cookie, and on to where they wanted to go.</summary>
    protected IActionResult Enter(SignInStep step, string? back)
    {
        CodeCookie.Take(HttpContext);
        SessionCookie.Give(HttpContext, WebSite.Portal, step.Token);
        return LocalRedirect(LocalPath.Or(back, RegistrationLinks.Mine));
    }

    /// <summary>Says at the form what was refused: a wrong password is no missing right, and the form stays.</summary>
    protected IActionResult RefuseForm(IReadOnlyList<Problem> problems) => ShowAgain(
        [.. problems.Select(problem =>
            problem.Field.Length == 0 ? problem : problem.At(char.ToUpperInvariant(problem.Field[0]) + problem.Field[1..]))]);

    /// <summary>Something that has to be filled in.</summary>
    protected static Problem Empty(string field, string pesan, string message) =>
        Problem.Invalid("form.missing", message, "").InIndonesian(pesan, "").At(field);
}
