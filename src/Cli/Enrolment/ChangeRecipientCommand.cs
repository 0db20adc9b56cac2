using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

/// <summary>One event of one recipient: suspend, restore and end differ in their words and their reasons only.</summary>
internal sealed class ChangeRecipientCommand : LawCommand
{
    private readonly ProcessKind process;
    private readonly RecipientEventKind kind;
    private readonly Option<string> nik = Operand.Required<string>("--nik", "NIK", "The recipient's NIK.");
    private readonly Option<string> programme = Operand.Required<string>("--programme", "CODE", "The programme.");
    private readonly Option<DateOnly> from = Operand.Required<DateOnly>(
        "--from", "DATE", "The day from which it holds; it may lie in the past.");
    private readonly Option<string?> code;
    private readonly Option<string?> evidence = Reasons.Evidence(required: true);

    public ChangeRecipientCommand(string name, string description, ProcessKind process, RecipientEventKind kind, string? reason)
        : base(Access.To(process), name, description + " The months follow from the law.", Example(name, reason))
    {
        this.process = process;
        this.kind = kind;
        code = new("--code")
        {
            HelpName = "REASON", Description = "A published reason code (law/common/reasons.yaml).", Required = reason is not null,
        };
        Add(nik);
        Add(programme);
        Add(from);
        Add(code);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var change = new RecipientChange(
            session.Get(nik), session.Get(programme), kind, session.Get(code) ?? "", session.Get(from), session.Get(evidence) ?? "");
        var changed = await new ChangeRecipients(session.Database, session.Keys, law).RunAsync(change, session.Context(process), ct);
        return session.Finish(changed, RecipientCommands.View);
    }

    private static string Example(string name, string? reason)
    {
        var withReason = reason is null ? "" : $" --code {reason}";
        return $"paseban recipient {name} --nik 3171990101500001 --programme KLJ --from 2024-07-01{withReason} --evidence \"BA 12/2024\"";
    }
}
