namespace Paseban.Cli.Registry;

/// <summary>A decision about one person, which always has a reason and evidence.</summary>
internal abstract class PersonDecisionCommand : SessionCommand
{
    private readonly Argument<string> person = new("PERSON")
    {
        Description = "A reference (P-...) or a NIK that the person has or once had.",
    };

    protected PersonDecisionCommand(ProcessKind process, string name, string description, params string[] examples)
        : base(
            Access.To(process),
            name,
            description,
            [.. examples.Select(example => $"{example} --reason \"asked at the counter\" --evidence \"BA 12/2024\"")])
    {
        Process = process;
        Add(person);
        Add(Reasons.Why(required: true));
        Add(Reasons.Evidence(required: true));
    }

    protected ProcessKind Process { get; }

    protected string Person(Session session) => session.Get(person);
}
