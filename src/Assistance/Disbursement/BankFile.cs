namespace Paseban.Assistance.Disbursement;

/// <summary>One pain.001 file of a run. Its bytes follow from the database alone, so it can be made again after any crash.</summary>
/// <param name="ContentHash">SHA-256 of the bytes, fixed when the run was instructed.</param>
public sealed record BankFile(
    long Id, long Number, string MessageId, long FirstPayment, long LastPayment, long Payments, Rupiah Total, string ContentHash,
    DateTimeOffset CreatedAt, bool Sent)
{
    /// <summary>The outbox channel of files for the bank.</summary>
    public const string Channel = "bank";

    internal static readonly EventClaim Recorded = new(
        "bank_file", "bank-file.sealed",
        told => [new(told.Event.Subject, told["run"], told["payments"], told["total"], told["hash"])],
        """
        select f.message_id, r.name as run, f.payments, f.total, f.content_hash from bank_file f join run r on r.id = f.run_id
        """);

    public string Name => MessageId + ".xml";

    internal static BankFile New(Run run, long id, int number, long first, long last, long payments, Rupiah total, DateTimeOffset at) =>
        new(id, number, $"{run.Reference}-{number:000}", first, last, payments, total, "", at, false);

    internal PaymentFileHeader Header(FundAccount fund, Run run) =>
        new(MessageId, CreatedAt, run.ValueDate, fund.Holder, fund.Number, fund.Bank, Payments, Total);

    internal Task<int> InsertAsync(UnitOfWork work, long run, string contentHash, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into bank_file (id, run_id, number, message_id, first_payment, last_payment, payments, total, content_hash, created_at)
            values (@Id, @run, @Number, @MessageId, @FirstPayment, @LastPayment, @Payments, @total, @contentHash, @at)
            """,
            new
            {
                Id,
                run,
                Number,
                MessageId,
                FirstPayment,
                LastPayment,
                Payments,
                total = Total.Amount,
                contentHash,
                at = Instant.ToMicroseconds(CreatedAt),
            },
            ct);

    private const string Select = """
        select id as Id, run_id as RunId, number as Number, message_id as MessageId, first_payment as FirstPayment,
            last_payment as LastPayment,
               payments as Payments, total as Total, content_hash as ContentHash, created_at as CreatedAt, sent_at as SentAt
        from bank_file
        """;

    public static async Task<IReadOnlyList<BankFile>> OfRunAsync(Reading reading, long run, CancellationToken ct = default) =>
        [.. (await reading.ListAsync<Row>(Select + " where run_id = @run order by number", new { run }, ct)).Select(row => row.ToFile())];

    internal static async Task<(BankFile File, long RunId)?> FindAsync(Reading reading, string messageId, CancellationToken ct) =>
        await reading.FindAsync<Row>(Select + " where message_id = @messageId", new { messageId }, ct) is { } row
            ? (row.ToFile(), row.RunId)
            : null;

    /// <summary>The files of all runs by the id of their message: some dozens a year.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> IdsAsync(Reading reading, CancellationToken ct) =>
        (await reading.ListAsync<(string MessageId, long Id)>("select message_id, id from bank_file", ct: ct))
        .ToDictionary(file => file.MessageId, file => file.Id, StringComparer.Ordinal);

    private sealed record Row(
        long Id, long RunId, long Number, string MessageId, long FirstPayment, long LastPayment, long Payments, long Total,
        string ContentHash, long CreatedAt, long? SentAt)
    {
        public BankFile ToFile() => new(
            Id, Number, MessageId, FirstPayment, LastPayment, Payments, new Rupiah(Total), ContentHash, Instant.FromMicroseconds(CreatedAt),
            SentAt is not null);
    }
}
