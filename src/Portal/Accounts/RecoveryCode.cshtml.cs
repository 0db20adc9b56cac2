using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>The code that was sent and a new password; every other session ends.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class RecoveryCodeModel(KeyRing keys, SiteFacts facts) : CodePage(keys, facts)
{
    [BindProperty]
    public string? Password { get; set; }

    public override string Here => RecoveryCodePath;

    public override string Before => RecoveryPath;

    protected override string Done => Say["Kata sandi diganti. Di tempat lain Anda sudah keluar.",
        "The password is changed. Everywhere else you are logged out."];

    protected override Task<Outcome<SignInStep>> ProveAsync(string handle, string code) =>
        new FinishRecovery(Database, Keys).RunAsync(new(handle, code, Password ?? "", Browser), Process(ProcessKind.SigningUp), Stop);
}
