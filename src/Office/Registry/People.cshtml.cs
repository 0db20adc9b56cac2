using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>Finds people by name, by reference, by NIK or by family card; looking at the answer is what the access log keeps.</summary>
[Reads(Inquiry.OnePerson)]
[EnableRateLimiting(RateLimits.Search)]
public sealed class PeopleModel(KeyRing keys, Seals seals) : SealedPage<PeopleSought>(seals)
{
    private const int PageSize = 25;

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Area { get; set; }

    [BindProperty] public string? Purpose { get; set; }

    /// <summary>A NIK or a family card number.</summary>
    [BindProperty] public string? Number { get; set; }

    [BindProperty] public string? NumberPurpose { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public PeopleFound? Found { get; private set; }

    public Pager Pager => Pager.Of(Request, Found is { More: true, People: [.., var last] } ? last.Reference : null);

    public async Task<IActionResult> OnGetAsync()
    {
        await OfferAreasAsync();
        if (!Request.QueryString.HasValue) return Page();
        if (Opened() is not { } sought) return AskAgain();
        (Name, Number, Area) = (sought.Name, sought.Number, sought.Area);
        if (Number is null) Purpose = sought.Purpose;
        else NumberPurpose = sought.Purpose;

        var area = sought.Area.Given() is { } code ? AreaCode.Parse(code) : (AreaCode?)null;
        var found = await new FindPerson(Database, keys).RunAsync(
            new(Name: Name, Number: Number, Area: area, Most: PageSize, After: After.Given()),
            Process(ProcessKind.IdentityReading, sought.Purpose), Stop);
        if (!found.Succeeded)
            return Refuse([.. found.Problems.Select(problem => problem.At(Number is null ? nameof(Name) : nameof(Number)))]);
        Found = found.Value;
        return Number is not null && Found.People is [var one] ? Redirect("/people/" + one.Reference) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Name is not null && AddressOf(Name) is { } address) return Redirect(address);
        await OfferAreasAsync();
        var (purpose, field) = Number is null ? (Purpose, nameof(Purpose)) : (NumberPurpose, nameof(NumberPurpose));
        if (purpose.Given() is not { } known) return Refuse([PersonActs.NoPurpose(field)]);
        if (AreaChoices.Problem(Area, nameof(Area), out _) is { } wrong) return Refuse([wrong]);
        if (Name is not null && Name.Count(char.IsDigit) > 9)
            return RefuseField(
                nameof(Name), "Nomor tidak dicari sebagai nama. Tulis di kolom NIK atau KK.",
                "A number is not searched as a name. Write it in the field for NIK or family card.");
        return LeadToAnswer(new(Number is null ? Name ?? "" : null, Number is null ? null : Plain(Number), Area ?? "", known));
    }

    private async Task OfferAreasAsync() => Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));

    /// <summary>A reference leads straight to what it names.</summary>
    private static string? AddressOf(string text) =>
        Reference.Read(PersonKey.Prefix, text) is { Succeeded: true } person ? $"/people/{person.Value}"
        : Reference.Read("REG", text) is { Succeeded: true } application ? $"/applications/{application.Value}"
        : null;

    /// <summary>People write the groups of four apart.</summary>
    private static string Plain(string number) =>
        string.Concat(number.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-')));
}
