using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Matching;
using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>Matches a wave with extracts of other registers.</summary>
[Does(ProcessKind.ExtractMatching)]
public sealed class ExtractsModel(Uploads uploads) : MatchFormPage(uploads)
{
    /// <summary>revenue, institutions or state_aid.</summary>
    [BindProperty]
    public string Kind { get; set; } = "";

    /// <summary>Vehicles; of social homes or state aid the list itself.</summary>
    [BindProperty]
    public IFormFile? First { get; set; }

    /// <summary>Land and buildings; of state aid another list.</summary>
    [BindProperty]
    public IFormFile? Second { get; set; }

    /// <summary>Of state aid a third list.</summary>
    [BindProperty]
    public IFormFile? Third { get; set; }

    public IReadOnlyList<Choice> Kinds =>
    [
        Of(MatchKind.Revenue, Say[
            "Berkas 1 kendaraan (nik, nama_pemilik, jenis, merek, tahun, nomor_polisi), berkas 2 tanah (nik, nama_wp, njop, nop)",
            "File 1 vehicles (nik, nama_pemilik, jenis, merek, tahun, nomor_polisi), file 2 property (nik, nama_wp, njop, nop)"]),
        Of(MatchKind.Institutions, Say["Berkas 1: nik, nama, panti, masuk", "File 1: nik, nama, panti, masuk"]),
        Of(MatchKind.StateAid, Say[
            "PKH, BPNT, dan BLT sekaligus (nik, nama, program, periode): baru berarti tidak menerima jika semua dibaca",
            "PKH, BPNT and BLT at once (nik, nama, program, periode): absence means none only when all are read"]),
    ];

    public async Task<IActionResult> OnGetAsync() => await PrepareAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PrepareAsync() is { } refused) return refused;
        (MatchKind Kind, MatchRegister[] Registers)? chosen = Kind switch
        {
            "revenue" => (MatchKind.Revenue, [MatchRegister.Vehicles, MatchRegister.Property]),
            "institutions" => (MatchKind.Institutions, [MatchRegister.Institutions]),
            "state_aid" => (MatchKind.StateAid, [MatchRegister.StateAid, MatchRegister.StateAid, MatchRegister.StateAid]),
            _ => null,
        };
        if (chosen is not { } match)
            return Refuse([Problem.Invalid("match.kind", "Choose with what to match.", "")
                .InIndonesian("Pilih daftar apa yang dipadankan.", "").At(nameof(Kind))]);
        var sent = new[] { First, Second, Third }.Take(match.Registers.Length).Zip(match.Registers, ["First", "Second", "Third"])
            .Where(one => one.First is { Length: > 0 }).Select(one => (one.Second, one.First, one.Third)).ToList();
        if (sent.Count == 0) sent.Add((match.Registers[0], null, nameof(First)));
        return await MatchAsync(match.Kind, sent, ProcessKind.ExtractMatching);
    }

    private Choice Of(MatchKind kind, string hint) => new(kind.Code(), Say[MatchWords.Of(kind)], hint);
}
