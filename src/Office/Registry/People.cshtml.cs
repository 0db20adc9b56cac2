using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>
/// Finds people. A name may stand in the address, so that a list can be paged and gone back to; a number is sent and never stands there.
/// </summary>
[Reads(Inquiry.OnePerson)]
[EnableRateLimiting(RateLimits.Search)]
public sealed class PeopleModel(KeyRing keys) : WebPage
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)] public string? Name { get; set; }

    [BindProperty(SupportsGet = true)] public string? Area { get; set; }

    [BindProperty(SupportsGet = true)] public string? Purpose { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    /// <summary>A NIK or a family card number; sent, never in an address.</summary>
    [BindProperty] public string? Number { get; set; }

    [BindProperty] public string? NumberPurpose { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public PeopleFound? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        if (string.IsNullOrWhiteSpace(Name)) return Page();
        if (AddressOf(Name) is { } address) return Redirect(address);
        if (Nik.Problem(Name, out _) is null || Name.Count(char.IsDigit) > 9) return RefuseNumberInAddress();
        if (string.IsNullOrWhiteSpace(Purpose)) return Refuse([PersonActs.NoPurpose(nameof(Purpose))]);
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return Refuse([wrong]);
        return await FindAsync(new(Name: Name, Area: area, Most: PageSize, After: After), Purpose, nameof(Name));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        if (string.IsNullOrWhiteSpace(NumberPurpose)) return Refuse([PersonActs.NoPurpose(nameof(NumberPurpose))]);
        var digits = string.Concat((Number ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-')));
        // The same sixteen digits can be of a person or of a card: both are asked, and whoever is found is shown.
        var byNik = await AskAsync(new(Nik: digits, Most: PageSize), NumberPurpose);
        var byCard = byNik is { Succeeded: true, Value.People.Count: > 0 }
            ? byNik
            : await AskAsync(new(Kk: digits, Most: PageSize), NumberPurpose);
        var answer = byCard.Succeeded ? byCard : byNik;
        if (!answer.Succeeded) return Refuse([.. byNik.Problems.Select(p => p.At(nameof(Number)))]);
        Found = answer.Value;
        return Found.People is [var one] ? Redirect("/people/" + one.Reference) : Page();
    }

    public Pager Pager => Pager.Of(Request, Found is { More: true, People: [.., var last] } ? last.Reference : null);

    private async Task<IActionResult> FindAsync(FindPersonRequest request, string purpose, string field)
    {
        var found = await AskAsync(request, purpose);
        if (!found.Succeeded) return Refuse([.. found.Problems.Select(problem => problem.At(field))]);
        Found = found.Value;
        return Page();
    }

    private Task<Outcome<PeopleFound>> AskAsync(FindPersonRequest request, string purpose) =>
        new FindPerson(Database, keys).RunAsync(request, Process(ProcessKind.IdentityReading, purpose), Stop);

    /// <summary>A reference leads straight to what it names.</summary>
    private static string? AddressOf(string text) =>
        Reference.Read(PersonKey.Prefix, text) is { Succeeded: true } person ? $"/people/{person.Value}"
        : Reference.Read("REG", text) is { Succeeded: true } application ? $"/applications/{application.Value}"
        : null;

    /// <summary>The number leaves the address at once, and with it every link of the page that would carry it on.</summary>
    private RedirectResult RefuseNumberInAddress()
    {
        Tell(Say["Nomor tidak dicari sebagai nama. Tulis di kolom NIK atau KK.",
            "A number is not searched as a name. Write it in the field for NIK or family card."]);
        return Redirect("/people");
    }
}
