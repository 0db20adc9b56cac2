using Paseban.Assistance.Accounts;
using Paseban.Storage;
using QRCoder;

namespace Paseban.Office.Account;

[SignedInOnly]
public sealed class SecondStepModel(KeyRing keys) : OfficePage
{
    [BindProperty]
    public string Code { get; set; } = "";

    public string Secret { get; private set; } = "";

    /// <summary>What a telephone scans, as an image within the page.</summary>
    public string Square { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var offer = await new SetUpSecondStep(Database, keys).BeginAsync(Visitor.SignedIn!, Process(ProcessKind.SigningIn), Stop);
        if (!offer.Succeeded) return RefuseWhole(offer.Problems);
        Secret = offer.Value.Secret;
        using var square = QRCodeGenerator.GenerateQrCode(offer.Value.Uri, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(square);
        Square = "data:image/png;base64," + Convert.ToBase64String(image.GetGraphic(6));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var done = await new SetUpSecondStep(Database, keys).ConfirmAsync(
            Visitor.SignedIn!, Code, Process(ProcessKind.SigningIn), TimeProvider.System.GetUtcNow(), Stop);
        if (done.Succeeded)
        {
            RecoveryCodes = done.Value.RecoveryCodes;
            return Page();
        }
        var shown = await OnGetAsync();
        return shown is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult
            ? shown
            : ShowAgain([.. done.Problems.Select(problem => problem.At(nameof(Code)))]);
    }
}
