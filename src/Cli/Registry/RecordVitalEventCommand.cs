using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class RecordVitalEventCommand : PersonDecisionCommand
{
    private readonly Option<string> what = new("--event") { HelpName = "death|move-out", Description = "What happened.", Required = true };
    private readonly Option<DateOnly?> on = Operand.OptionalValue<DateOnly>("--on", "DATE", "The day.");
    private readonly Option<bool> takeBack = new("--take-back") { Description = "The report proved to be wrong." };

    public RecordVitalEventCommand() : base(
        ProcessKind.VitalEventRecording,
        "vital",
        "Records a death or a move out of DKI Jakarta, or takes a wrong report back.",
        "paseban person vital P-1112-J --event death --on 2024-02-11",
        "paseban person vital P-1112-J --event move-out --take-back")
    {
        what.AcceptOnlyFromAmong("death", "move-out");
        Add(what);
        Add(on);
        Add(takeBack);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        if (session.Get(on) is null != session.Get(takeBack))
            return session.Refuse(
                Problem.Invalid("vital-event.day", "Give the day, or take the report back.", "Use either --on or --take-back."));
        var law = session.Law();
        if (!law.Succeeded) return session.Refuse(law.Problems);
        var request = new RecordVitalEventRequest(
            Person(session), session.Get(what) == "death" ? VitalEvent.Death : VitalEvent.MoveOut, session.Get(on));
        var recorded = await new RecordVitalEvent(session.Database, session.Keys, law.Value.Facts).RunAsync(
            request, session.Context(Process), ct);
        return session.Finish(recorded, (page, result) =>
        {
            page.Pairs(
                ("Orang", "Person", result.Person),
                ("Sebelum", "Before", result.Before?.Iso ?? "-"),
                ("Sesudah", "After", result.After?.Iso ?? "-"));
            page.Next("Bila sudah dibayar sesudahnya:", "If months after it were paid:", "paseban ledger overpayments --evidence \"...\"");
        });
    }
}
