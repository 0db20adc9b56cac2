using Paseban.Assistance.Publication;

namespace Paseban.Portal.Payments;

/// <summary>One payment, city by city.</summary>
[OpenToAll]
public sealed class RunModel(LatestBoard latest) : WebPage
{
    public BoardRun Run { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, string name)
    {
        if (year is < 2000 or > 2999 || (await latest.OfAsync(year, Stop)).Find(name) is not { } found)
            return RefuseWhole(
            [
                Problem.NotFound("run.unknown", "There is no such payment.", "See all payments.")
                    .InIndonesian("Pencairan ini tidak ada.", "Lihat daftar pencairan."),
            ]);
        Run = found;
        return Page();
    }
}
