using Paseban.Assistance.Territory;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>The kelurahan in three steps, city, kecamatan, kelurahan: nobody scrolls through 267 names on a phone.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class KelurahanModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public AreaIndex Areas { get; private set; } = null!;

    /// <summary>What was chosen so far: the province, a city or a kecamatan.</summary>
    public Area Within { get; private set; } = null!;

    public IReadOnlyList<Area> Below { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => [.. Below.Select(area => new Choice(area.Code.Value, area.Name))];

    public string Back { get; private set; } = "";

    /// <summary>Where somebody goes who leaves the question for now, or has answered it.</summary>
    public string Skip { get; private set; } = "";

    public bool IsLast => Within.Level == AreaLevel.Kecamatan;

    public async Task<IActionResult> OnGetAsync(string reference, string? di, string? kembali) =>
        await FindAsync(reference, di, kembali) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, string? di, string? kembali)
    {
        if (await FindAsync(reference, di, kembali) is { } refused) return refused;
        var chosen = Request.Form[FormFields.FieldOf("area")].ToString();
        if (!Below.Any(area => area.Code.Value == chosen))
            return RefuseFields(
                [Problem.Invalid("form.missing", "No kelurahan is chosen.", "").InIndonesian("Kelurahan belum dipilih.", "").At("area")]);
        Form.Set("area", chosen);
        var saved = await KeepAsync();
        if (!saved.Succeeded) return RefuseFields(saved.Problems);
        return Redirect(Skip);
    }

    /// <summary>The address one step nearer.</summary>
    public string Link(AreaCode area) =>
        RegistrationLinks.Question(Application.Reference, Slugs.Area)
        + $"?di={area}" + (Slugs.IsCheck(Request.Query["kembali"]) ? "&kembali=" + Request.Query["kembali"] : "");

    private async Task<IActionResult?> FindAsync(string reference, string? di, string? kembali)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        Areas = await new ListAreas(Database).RunAsync(Stop);
        var code = AreaCode.TryParse(di ?? "31", out var asked) ? asked : AreaCode.Parse("31");
        if (Areas.Find(code) is not { Level: < AreaLevel.Kelurahan } within) return NotFound();
        Within = within;
        Below = Areas.Within(code, within.Level + 1);
        Back = within.Level > AreaLevel.Province ? Link(code.At(within.Level - 1)) : Backward(Slugs.Area, kembali);
        Skip = Onward(Slugs.Area, kembali);
        return null;
    }
}
