using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal static class ObjectionCommands
{
    public static CommandGroup Group() => new(
        "objection",
        "Objections to lists on display: received from anybody, answered by the lurah.",
        new ReceiveObjectionCommand(),
        new AnswerObjectionCommand(),
        new ListObjectionsCommand());
}

internal sealed class ReceiveObjectionCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string?> name = new("--name") { HelpName = "P-...|NIK", Description = "Whom; left out for a missing name." };
    private readonly Option<bool> against = new("--against") { Description = "Against a name that was found eligible; otherwise for one." };
    private readonly Option<string> text = Operand.Required<string>("--text", "TEXT", "What is wrong.");
    private readonly Option<string> by = Operand.Required<string>("--by", "NAME", "Who objects.");
    private readonly Option<string?> programme = new("--programme") { HelpName = "CODE", Description = "With several of the name: which." };

    public ReceiveObjectionCommand() : base(
        Access.To(ProcessKind.DisplayObjecting),
        "receive",
        "Records an objection while the list is on display.",
        "paseban objection receive MEET-1112-K --name P-1112-J --text \"penghasilan tidak tetap\" --by \"Ibu Murni\"",
        "paseban objection receive MEET-1112-K --name P-1112-J --against --text \"punya mobil\" --by \"warga RT 004\"")
    {
        Add(meeting);
        foreach (var option in (Option[])[name, against, text, by, programme]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ObjectionRequest(
            session.Get(meeting), session.Get(name), session.Get(against), session.Get(text), session.Get(by), session.Get(programme));
        var received = await new ReceiveObjection(session.Database, session.Keys).RunAsync(
            request, session.Context(ProcessKind.DisplayObjecting), ct);
        return session.Finish(received, (page, result) =>
        {
            page.Good($"Keberatan diterima: {result.Reference}.", $"Objection received: {result.Reference}.");
            page.Next("Berikutnya:", "Next:", $"paseban objection answer {result.Reference} --accept|--refuse --answer TEXT");
        });
    }
}

internal sealed class AnswerObjectionCommand : LawCommand
{
    private readonly Argument<string> objection = new("OBJECTION") { Description = "OBJ-1112-K." };
    private readonly Option<bool> accept = new("--accept") { Description = "The objection is right." };
    private readonly Option<bool> refuse = new("--refuse") { Description = "It is not." };
    private readonly Option<string> answer = Operand.Required<string>("--answer", "TEXT", "What the objector is told, and why.");
    private readonly Option<string?> code = new("--reason-code")
    {
        HelpName = "CODE", Description = "Accepted against a name: why it goes no further. [default: NOT_POOR_BY_COMMUNITY]",
    };

    public AnswerObjectionCommand() : base(
        Access.To(ProcessKind.DisplayObjecting),
        "answer",
        "The lurah's answer: an accepted objection reopens a refused case, or drops one that was found eligible.",
        "paseban objection answer OBJ-1112-K --accept --answer \"salah orang; dibahas ulang\"",
        "paseban objection answer OBJ-1112-K --refuse --answer \"sudah diperiksa RW\"")
    {
        Add(objection);
        this.AddEither(accept, refuse);
        Add(answer);
        Add(code);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new AnswerRequest(session.Get(objection), session.Get(accept), session.Get(answer), session.Get(code));
        var answered = await new AnswerObjection(session.Database, law).RunAsync(
            request, session.Context(ProcessKind.DisplayObjecting), ct);
        return session.Finish(answered, (page, result) => page.Pairs(
            ("Keberatan", "Objection", result.Objection.Reference),
            ("Jawaban", "Answer", result.Objection.State),
            ("Perkara", "Case", result.Outcome ?? "-")));
    }
}

internal sealed class ListObjectionsCommand : SessionCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string?> state = new("--state") { HelpName = "received|accepted|refused", Description = "Only these." };

    public ListObjectionsCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "list",
        "Objections to the lists of a wave, names masked.",
        "paseban objection list --wave FMOTM-2021 --state received")
    {
        state.AcceptOnlyFromAmong("received", "accepted", "refused");
        Add(wave);
        Add(state);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var listed = await new ListObjections(session.Database).RunAsync(
            new(State: session.Get(state), Most: int.MaxValue, Wave: session.Get(wave)), ct);
        return session.Finish(listed.Select(found => found.Objections.ToList()), View);
    }

    private static void View(Page page, IReadOnlyList<ObjectionShown> objections) =>
        page.Table(
            [
                new("Keberatan", "Objection"),
                new("Rapat", "Meeting"),
                new("Orang", "Person"),
                new("Nama", "Name"),
                new("Arah", "Side"),
                new("Isi", "Text"),
                new("Keadaan", "State"),
                new("Jawaban", "Answer"),
            ],
            objections.Select(one => (IReadOnlyList<string>)[
                one.Reference, one.Meeting, one.Person ?? "-", one.Name, one.Side, one.Text, one.State, one.Answer ?? "-",
            ]));
}
