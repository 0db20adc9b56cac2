using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Storage;

namespace Paseban.Office.Matching;

/// <summary>Groups of records that may be one person, the likeliest first.</summary>
[Reads(Inquiry.Registration)]
public sealed class DuplicatesModel(KeyRing keys) : MatchListPage
{
    public DuplicateGroupsListed Listed { get; private set; } = new(0, [], null);

    /// <summary>The first page of a known wave, for whoever sees a part of the city.</summary>
    public bool IsKept => !SeesWholeCity && string.IsNullOrEmpty(After) && Waves.Any(known => known.Value == Wave);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        // Ranked from all pairs of a part of the city, each of which may be of another part: kept for a minute.
        var compare = new CompareDuplicates(Database, keys);
        var listed = IsKept
            ? await CountRarelyAsync($"duplicates {Wave}", () => compare.ListAsync(Wave, ct: Stop))
            : await compare.ListAsync(Wave, After.Given(), ct: Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
