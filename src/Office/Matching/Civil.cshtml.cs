using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Matching;
using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>Matches a wave with the civil registry: by its service, or by an extract that is sent in.</summary>
[Does(ProcessKind.CivilMatching)]
public sealed class CivilModel(Uploads uploads) : MatchFormPage(uploads)
{
    /// <summary>service or extract.</summary>
    [BindProperty]
    public string Way { get; set; } = "";

    [BindProperty]
    public IFormFile? Extract { get; set; }

    public bool HasService { get; } = CivilService.Find() is not null;

    public CivilQuota? Quota { get; private set; }

    public IReadOnlyList<Choice> Ways =>
    [
        new("service", Say["Tanya layanan Dukcapil", "Ask the registry's service"], HasService
            ? Say["Kuota harian; yang sudah terjawab tidak ditanya lagi.", "It has a daily quota; nobody is asked about twice."]
            : Say["Belum disiapkan di server ini.", "Not set up on this server."]),
        new("extract", Say["Kirim ekstrak", "Send an extract"],
            "nik, no_kk, nama_lgkp, jenis_klmin, tgl_lhr, jenis_pkrjn, kode_kel, status, tgl_status"),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ShowAsync() is { } refused) return refused;
        Way = HasService ? "service" : "extract";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync() is { } refused) return refused;
        if (Way == "extract")
            return await MatchAsync(MatchKind.Civil, [(MatchRegister.Civil, Extract, nameof(Extract))], ProcessKind.CivilMatching);
        if (WaveProblem() is { } unknown) return Refuse([unknown]);
        if (Way != "service" || !HasService) return Refuse([CivilService.Missing.At(nameof(Way))]);
        return await StartJobAsync(MatchJobs.Service, Wave, new WaveAsked(Wave), ProcessKind.CivilMatching);
    }

    private async Task<IActionResult?> ShowAsync()
    {
        if (await PrepareAsync() is { } refused) return refused;
        if (WaveProblem() is null)
            Quota = (await new ListMatchRuns(Database).RunAsync(Wave, Now, 1, Stop)).Match<CivilQuota?>(listed => listed.Quota, _ => null);
        return null;
    }
}
