using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Jobs;
using Paseban.Office.Jobs;

namespace Paseban.Office.Deliberation;

/// <param name="Kelurahan">Code; empty for all.</param>
/// <param name="Seen">How many names the asker was told.</param>
public sealed record DrawAsked(string Wave, string Kind, string Kelurahan, long Seen);

/// <summary>The long works of meetings.</summary>
internal static class DeliberationJobs
{
    public const string Draw = "agenda-draw";

    public static IReadOnlyList<JobKind> Kinds { get; } = [new JobKind(
        Draw, new("Menyusun daftar nama musyawarah", "Draw the agendas of meetings"), async at =>
        {
            var asked = at.Asked<DrawAsked>();
            var drawn = await new DrawAgendas(at.Database).RunAsync(
                new(asked.Wave, Words.FindKind(asked.Kind)!.Value, asked.Kelurahan.Length > 0 ? asked.Kelurahan : null, asked.Seen),
                at.Context, at.Progress, at.Stop);
            if (!drawn.Succeeded) return drawn.Problems.ToArray();
            var (meetings, names, late) = (drawn.Value.Meetings.Count, drawn.Value.Names, drawn.Value.LateNames);
            var homeless = drawn.Value.HomelessNames;
            return new JobDone(
                new(
                    $"{meetings} rapat, {names} nama. {late} nama menyusul ke rapat berikutnya; {homeless} tanpa kelurahan.",
                    $"{meetings} meetings, {names} names. {late} names come to the next meeting; {homeless} have no kelurahan."),
                $"/meetings?wave={Uri.EscapeDataString(asked.Wave)}&kind={asked.Kind}");
        })];
}
