using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Publication;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Status;

/// <summary>
/// Cek status: both numbers are sent in the form, never in an address, and the answer stands on the page that answers it.
/// </summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.Check)]
public sealed class IndexModel(KeyRing keys, Law law) : WebPage
{
    [BindProperty]
    public string? Nik { get; set; }

    [BindProperty]
    public string? Kk { get; set; }

    /// <summary>Null until both numbers were found together.</summary>
    public StatusShown? Shown { get; private set; }

    /// <summary>Numbers that somebody wrote into the address are taken out of it, unread.</summary>
    public IActionResult OnGet() => Request.QueryString.HasValue ? LocalRedirect("/cek-status") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var nikWrong = Kernel.Nik.Problem(Plain(Nik), out var nik) is not null;
        var cardWrong = FamilyCardNumber.Problem(Plain(Kk), out var card) is not null;
        if (nikWrong || cardWrong)
        {
            var problems = new List<Problem>();
            if (nikWrong) problems.Add(Digits(nameof(Nik), "NIK", "KTP"));
            if (cardWrong) problems.Add(Digits(nameof(Kk), Say["Nomor KK", "KK number"], "KK"));
            return Refuse(problems);
        }
        var answer = await new CheckStatus(Database, keys, law).RunAsync(
            new(nik!, card!), Process(ProcessKind.IdentityReading, "cek status"), Stop);
        if (!answer.Succeeded) return Refuse(answer.Problems);
        Shown = answer.Value;
        return Page();
    }

    private static Problem Digits(string field, string name, string paper) =>
        (Problem.Invalid(
            "status.digits", $"{name} is not complete or has a wrong digit.", $"Copy its 16 digits from the {paper}, without signs.")
            .InIndonesian(
                $"{name} belum lengkap atau ada angka yang keliru.", $"Salin 16 angkanya dari {paper}, tanpa tanda lain.")).At(field);

    /// <summary>People write the groups of four apart.</summary>
    private static string Plain(string? typed) =>
        new([.. (typed ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-'))]);
}
