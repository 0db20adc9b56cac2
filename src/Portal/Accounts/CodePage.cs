using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>Where the code that was sent is typed, or sent again; it opens the account.</summary>
public abstract class CodePage(KeyRing keys, SiteFacts facts) : AccountPage
{
    [BindProperty]
    public string? Code { get; set; }

    public bool IsSandbox => facts.IsSandbox;

    /// <summary>The page's own address.</summary>
    public abstract string Here { get; }

    /// <summary>Where one asks for a code.</summary>
    public abstract string Before { get; }

    protected KeyRing Keys => keys;

    /// <summary>What is told when the code was right.</summary>
    protected abstract string Done { get; }

    public IActionResult OnGet() => CodeCookie.Of(HttpContext).Length > 0 ? Page() : LocalRedirect(Before);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code)) return Refuse([Empty(nameof(Code), "Kode belum diisi.", "The code is empty.")]);
        var step = await ProveAsync(CodeCookie.Of(HttpContext), Code);
        if (!step.Succeeded) return RefuseForm(step.Problems);
        Tell(Done);
        return Enter(step.Value, null);
    }

    public async Task<IActionResult> OnPostResendAsync()
    {
        var again = await new ResendCode(Database, keys).RunAsync(CodeCookie.Of(HttpContext), Process(ProcessKind.SigningUp), Stop);
        if (!again.Succeeded) return RefuseForm(again.Problems);
        CodeCookie.Give(HttpContext, again.Value.Handle);
        Tell(Say["Kode baru sudah dikirim.", "A new code was sent."]);
        return LocalRedirect(Here);
    }

    protected abstract Task<Outcome<SignInStep>> ProveAsync(string handle, string code);
}
