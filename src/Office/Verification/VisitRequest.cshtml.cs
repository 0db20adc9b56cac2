using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Storage;

namespace Paseban.Office.Verification;

/// <summary>A visit to one person who cannot come (jemput bola).</summary>
[Does(ProcessKind.VisitPlanning)]
public sealed class VisitRequestModel(KeyRing keys) : PersonActPage(keys)
{
    [BindProperty] public DateOnly? On { get; set; }

    public void OnGet() => On = Today.AddDays(1);

    public async Task<IActionResult> OnPostAsync()
    {
        if (On is null) Wrong(nameof(On), "Tulis tanggalnya.", "Give the day.");
        if (!ModelState.IsValid) return Again();
        var planned = await new RequestVisit(Database, Keys).RunAsync(
            new(Person.Reference, On!.Value), Process(ProcessKind.VisitPlanning, Reason?.Trim() ?? ""), Stop);
        if (!planned.Succeeded) return Refuse([.. planned.Problems.Select(problem => problem.At(nameof(On)))]);
        return Done(planned.Value.Visits == 0
            ? Say["Kunjungan ke orang ini sudah direncanakan.", "A visit to this person is planned already."]
            : Say["Kunjungan direncanakan.", "The visit is planned."]);
    }
}
