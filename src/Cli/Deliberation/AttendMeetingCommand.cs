using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class AttendMeetingCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string> name = Operand.Required<string>("--name", "NAME", "Who is there.");
    private readonly Option<string> role = new("--role")
    {
        HelpName = "ROLE", Description = $"One of {AttendanceRoles.All}.", Required = true,
    };
    private readonly Option<string?> position = new("--position") { HelpName = "TEXT", Description = "Their office in words." };

    public AttendMeetingCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "attend",
        "Puts somebody on the attendance list of a meeting.",
        "paseban meeting attend MEET-1112-K --name \"Pak Joko\" --role rw --position \"Ketua RW 002\"")
    {
        role.AcceptOnlyFromAmong(AttendanceRoles.All.Split(", "));
        Add(meeting);
        foreach (var option in (Option[])[name, role, position]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var attendee = new Attendee(
            session.Get(name).Trim(), AttendanceRoles.Find(session.Get(role))!.Value, session.Get(position)?.Trim() ?? "");
        var attended = await new DecideName(session.Database, session.Keys).AttendAsync(
            session.Get(meeting), [attendee], session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(attended, MeetingOperands.Held);
    }
}

internal sealed class ProposeCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string?> name = new("--name") { HelpName = "NAME", Description = "Who is proposed; no identity number." };
    private readonly Option<string?> rt = new("--rt") { HelpName = "RT", Description = "Where they live." };
    private readonly Option<string?> rw = new("--rw") { HelpName = "RW", Description = "Where they live." };
    private readonly Option<FileInfo?> form = new("--form")
    {
        HelpName = "FILE", Description = "Instead of a name: the household's form, which is registered in the same step.",
    };
    private readonly Option<string> note = Operand.Required<string>("--note", "TEXT", "Why.");
    private readonly Option<string?> by = new("--by") { HelpName = "TEXT", Description = "Who proposes them." };

    public ProposeCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "propose",
        "Records a name that was not on the list; the minutes list it, and it must register. With its form it is registered at once.",
        "paseban meeting propose MEET-1112-K --name MURNI --rt 001 --rw 002 --note \"lansia sebatang kara\" --by \"RW 002\"",
        "paseban meeting propose MEET-1112-K --form household.json --note \"belum pernah diusulkan\" --by \"RW 002\"")
    {
        Add(meeting);
        foreach (var option in (Option[])[name, rt, rw, form, note, by]) Add(option);
        Validators.Add(given =>
        {
            var named = new[] { name, rt, rw }.Count(option => given.GetValue(option) is not null);
            if (named != (given.GetValue(form) is null ? 3 : 0)) given.AddError("Give --name, --rt and --rw, or --form.");
        });
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        if (session.Get(form) is { } file) return await RegisterAsync(session, file, ct);
        var proposal = new NewProposal(
            session.Get(name)!.Trim(), session.Get(rt)!, session.Get(rw)!, session.Get(note).Trim(), session.Get(by)?.Trim() ?? "");
        var proposed = await new DecideName(session.Database, session.Keys).ProposeAsync(
            session.Get(meeting), proposal, session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(proposed, MeetingOperands.Held);
    }

    private async Task<int> RegisterAsync(Session session, FileInfo file, CancellationToken ct)
    {
        var law = session.Law();
        if (!law.Succeeded) return session.Refuse(law.Problems);
        var proposed = await new ProposeHousehold(session.Database, session.Keys, law.Value).RunAsync(
            new(
                session.Get(meeting), await File.ReadAllTextAsync(file.FullName, ct), session.Get(note).Trim(),
                session.Get(by)?.Trim() ?? ""),
            session.Context(ProcessKind.MeetingHolding), ct);
        return session.Finish(proposed, (page, result) => page.Pairs(
            ("Rapat", "Meeting", result.Meeting), ("Pendaftaran", "Application", result.Application),
            ("Gelombang", "Wave", result.Wave ?? page.Word(
                $"draf, menunggu {result.NextWave ?? "gelombang berikutnya"}", $"draft, waits for {result.NextWave ?? "the next wave"}"))));
    }
}
