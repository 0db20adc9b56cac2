using System.CommandLine;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;

namespace Paseban.Cli.Disbursement;

internal sealed class ResolveExceptionCommand : SessionCommand
{
    private readonly Argument<long> number = new("NUMBER") { Description = "The item's number in 'bank exceptions'." };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ResolveExceptionCommand() : base(
        Access.To(ProcessKind.ExceptionResolving),
        "resolve",
        "Closes an exception with what was found out. It books nothing: what is owed is booked by the message that corrects it.",
        "paseban bank resolve 3 --reason \"the bank repeated its message and confirmed by letter\"")
    {
        Add(number);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ResolveException(session.Database).RunAsync(session.Get(number), session.Context(ProcessKind.ExceptionResolving), ct),
            (page, item) =>
            {
                page.Good($"Nomor {item.Id} ({item.Code}) selesai.", $"Number {item.Id} ({item.Code}) is resolved.");
                page.Next("Berikutnya:", "Next:", "paseban bank exceptions");
            });
}
