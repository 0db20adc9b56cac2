using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>The code that was sent makes the account and opens it.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignUpCodeModel(KeyRing keys, SiteFacts facts) : CodePage(keys, facts)
{
    public override string Here => SignUpCodePath;

    public override string Before => SignUpPath;

    protected override string Done => Say["Akun Anda sudah jadi.", "Your account is made."];

    protected override Task<Outcome<SignInStep>> ProveAsync(string handle, string code) =>
        new ConfirmContact(Database, Keys).RunAsync(handle, code, Browser, Process(ProcessKind.SigningUp), Stop);
}
