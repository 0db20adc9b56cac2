namespace Paseban.Sandbox.Bank;

/// <summary>Makes a file's contents from the books.</summary>
internal static class Contents
{
    public static Action<Stream> Of(BankBooks books, OutgoingFile file) => file.Kind switch
    {
        "ACCEPTANCE" or "SETTLEMENT" or "REFUSAL" => stream => StatusReport.Write(books, file, stream),
        "STATEMENT" => stream => Statement.Write(books, file, stream),
        "RETURNS" => stream => Statement.WriteReturns(books, file, stream),
        _ => throw new InvalidOperationException($"The outbox has a file of unknown kind {file.Kind}."),
    };
}
