using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ShowWaveCommand : LawCommand
{
    private readonly Argument<string> code = WaveCommands.Code();

    public ShowWaveCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "A wave's funnel: for each step the cases that came to it and left it, and every drop with its reason.",
        "paseban wave show FMOTM-2021",
        "paseban wave show FMOTM-2021 --json")
    {
        Add(code);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(
            await new ShowWave(session.Database).RunAsync(session.Get(code), law.Reasons, session.Today, ct), View);
    }

    private static void View(Page page, WaveShown shown)
    {
        page.Heading($"{shown.Wave.Code}  {shown.Wave.Name}", $"{shown.Wave.Code}  {shown.Wave.Name}");
        page.Pairs(
            ("Dibuka", "Open", $"{shown.Wave.OpensOn.Iso} .. {shown.Wave.ClosesOn.Iso}"),
            ("Keadaan", "State", WaveCommands.State(page, shown.State)));
        foreach (var extension in shown.Extensions)
            page.Line($"{page.Word("Diperpanjang", "Extended")} {extension.From.Iso} -> {extension.Until.Iso}: {extension.Reason}");
        if (shown.Doors.Count > 0) Doors(page, shown.Doors);
        if (shown.Steps.Count > 0) Funnel(page, shown.Steps);
    }

    private static void Doors(Page page, IReadOnlyList<DoorCount> doors) => page.Table(
        [
            new("Pintu", "Door"),
            Column.Number("Draf", "Drafts"),
            Column.Number("Terkirim", "Submitted"),
            Column.Number("Ditarik", "Withdrawn"),
        ],
        doors.Select(door => (IReadOnlyList<string>)[
            door.Door.Text().In(page.Wording.Operator), page.Count(door.Drafts), page.Count(door.Submitted), page.Count(door.Withdrawn),
        ]),
        [
            "",
            page.Count(doors.Sum(door => door.Drafts)),
            page.Count(doors.Sum(door => door.Submitted)),
            page.Count(doors.Sum(door => door.Withdrawn)),
        ]);

    private static void Funnel(Page page, IReadOnlyList<StepCount> steps) => page.Table(
        [
            new("Langkah", "Step"),
            Column.Number("Masuk", "In"),
            Column.Number("Lanjut", "Out"),
            Column.Number("Perlu verifikasi", "To verify"),
            Column.Number("Menunggu", "Waiting"),
            Column.Number("Gugur", "Dropped"),
        ],
        steps.SelectMany(step => Rows(page, step)));

    private static IEnumerable<IReadOnlyList<string>> Rows(Page page, StepCount step)
    {
        var language = page.Wording.Operator;
        var name = step.Programme.Length > 0 ? $"{step.Step.Text().In(language)} {step.Programme}" : step.Step.Text().In(language);
        yield return
        [
            name, page.Count(step.In), page.Count(step.Out), page.Count(step.Verify), page.Count(step.Waiting), page.Count(step.Dropped),
        ];
        foreach (var reason in step.Reasons)
        {
            yield return
            [
                $"  {reason.Text.In(language)}",
                "",
                "",
                reason.Outcome == CaseOutcome.Verify ? page.Count(reason.Cases) : "",
                reason.Outcome == CaseOutcome.Waiting ? page.Count(reason.Cases) : "",
                reason.Outcome == CaseOutcome.Dropped ? page.Count(reason.Cases) : "",
            ];
        }
    }
}
