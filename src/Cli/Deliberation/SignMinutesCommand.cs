using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class SignMinutesCommand : SessionCommand
{
    private readonly Argument<string?> meeting = new("MEETING")
    {
        Description = "Reference of the meeting: MEET-1112-K.", Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<bool> all = new("--all") { Description = "Every meeting of the wave that meets all conditions." };
    private readonly Option<string?> wave = new("--wave") { HelpName = "WAVE", Description = "With --all: code of the wave." };
    private readonly Option<string> kind = MeetingOperands.Kind(required: false);
    private readonly Option<string> folder = MeetingOperands.Out();
    private readonly Option<string?> fonts = MeetingOperands.Fonts();
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public SignMinutesCommand() : base(
        Access.To(ProcessKind.MinutesSigning),
        "sign",
        "Signs the minutes of a meeting that had quorum and decided every name; prints them (berita acara) and lands the decisions.",
        "paseban meeting sign MEET-1112-K",
        "paseban meeting sign --all --wave FMOTM-2021 --kind fmotm --out minutes")
    {
        Add(meeting);
        foreach (var option in (Option[])[all, wave, kind, folder, fonts, reason]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        if (session.Get(meeting) is null != session.Get(all) || session.Get(wave) is null == session.Get(all))
            return session.Refuse(
                Problem.Invalid("minutes.which", "Say which meeting.", "Give one reference, or --all with --wave."));
        var signing = MeetingOperands.Signing(session, session.Get(folder), session.Get(fonts));
        if (!signing.Succeeded) return session.Refuse(signing.Problems);
        var context = session.Context(ProcessKind.MinutesSigning);
        if (session.Get(meeting) is { } one) return session.Finish(await signing.Value.RunAsync(one, context, ct: ct), View);
        var request = new SignAllRequest(session.Get(wave)!, MeetingOperands.KindOf(session.Get(kind)));
        var signed = await session.WorkAsync(progress => signing.Value.RunAsync(request, context, progress, ct));
        return session.Finish(signed, View, result => result.NotReady.Count > 0 ? ExitCode.Problems : ExitCode.Ok);
    }

    private static void View(Page page, SignedMinutes minutes)
    {
        View(page, [minutes]);
        page.Pairs(
            ("Sidik data", "Data root", minutes.DataRoot), ("Sidik PDF", "PDF hash", minutes.PdfHash), ("Berkas", "File", minutes.File));
        page.Next("Berikutnya:", "Next:", "paseban display open --wave WAVE");
    }

    private static void View(Page page, AllSigned result)
    {
        View(page, result.Minutes);
        foreach (var problem in result.NotReady) page.Line(page.Words(problem));
        page.Next("Berikutnya:", "Next:", "paseban display open --wave WAVE");
    }

    private static void View(Page page, IReadOnlyList<SignedMinutes> minutes) =>
        page.Table(
            [
                new("Berita acara", "Minutes"),
                new("Rapat", "Meeting"),
                Column.Number("Nama", "Names"),
                Column.Number("Layak", "Eligible"),
                Column.Number("Dibuka kembali", "Reopened"),
                Column.Number("Gugur", "Dropped"),
                Column.Number("Ditunda", "Put off"),
                Column.Number("Bertentangan dengan Dukcapil", "Civil registry disagrees"),
            ],
            minutes.Select(one => (IReadOnlyList<string>)[
                one.Number,
                one.Meeting,
                page.Count(one.Names),
                page.Count(one.Passed),
                page.Count(one.Reopened),
                page.Count(one.Dropped),
                page.Count(one.PutOff),
                page.Count(one.Contradicted),
            ]),
            [
                page.Count(minutes.Count),
                "",
                page.Count(minutes.Sum(one => one.Names)),
                page.Count(minutes.Sum(one => one.Passed)),
                page.Count(minutes.Sum(one => one.Reopened)),
                page.Count(minutes.Sum(one => one.Dropped)),
                page.Count(minutes.Sum(one => one.PutOff)),
                page.Count(minutes.Sum(one => one.Contradicted)),
            ]);
}
