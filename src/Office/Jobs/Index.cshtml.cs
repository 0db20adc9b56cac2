using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

[SignedInOnly]
public sealed class IndexModel(JobKinds kinds) : OfficePage
{
    /// <summary>failed, or what else a work can be; "vain" for all that came to nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    /// <summary>yes: only what the reader asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string Mine { get; set; } = "";

    /// <summary>yes: only what ended lately and was not asked for again.</summary>
    [BindProperty(SupportsGet = true)]
    public string Unsettled { get; set; } = "";

    public JobsListed Listed { get; private set; } = new([], null);

    public Pager Pager { get; private set; } = null!;

    public bool SeesAll => ShowJobs.SeesAll(Actor);

    public bool IsNarrowed => JobAddress.Of(Filter) != JobAddress.Of(JobFilter.All);

    public IReadOnlyList<Choice> States =>
    [
        new(JobAddress.InVain, Say["Tidak berhasil", "Came to nothing"]),
        .. Enum.GetValues<JobState>().Select(state => new Choice(JobAddress.Of(state), Say[JobWords.Of(state)])),
    ];

    public IReadOnlyList<Choice> Askers => [new(JobAddress.Yes, Say["Hanya saya", "Only I"])];

    public IReadOnlyList<Choice> Ends =>
        [new(JobAddress.Yes, Say["Berakhir minggu ini, belum diminta lagi", "Ended this week, not asked for again"])];

    private JobFilter Filter => new(JobAddress.StatesOf(State), Mine == JobAddress.Yes, Unsettled == JobAddress.Yes);

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        var listed = await new ShowJobs(Database).ListAsync(Actor, Filter, Now, after, ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After?.ToString());
        return Page();
    }

    public BilingualText TitleOf(Job job) => kinds.TitleOf(job.Kind);
}
