namespace Paseban.Sandbox.Bank;

/// <summary>
/// The bank as a whole. It works when its clock is set and does all that is due until then, each act in a commit of its own, so that it
/// can die at any point and goes on where it was.
/// </summary>
internal sealed class SandboxBank : IDisposable
{
    private static readonly TimeSpan WesternIndonesia = TimeSpan.FromHours(7);
    private static readonly TimeSpan EndOfBusiness = TimeSpan.FromHours(18);
    private readonly Signature signature;
    private readonly Accounts accounts;
    private readonly Intake intake;
    private readonly Execution execution;
    private readonly DayClose dayClose;

    public SandboxBank(string database, ExchangeFolder exchange, FaultKinds faults, int faultsPerThousand = Faults.Few)
    {
        Books = BankBooks.Open(database);
        Exchange = exchange;
        signature = Signature.OfBank(Books);
        exchange.PublishKey(signature.PublicKeyPem);
        accounts = new Accounts(Books);
        Outbox = new Outbox(Books, exchange, signature, new Faults(faults, Books.Seed, faultsPerThousand));
        intake = new Intake(Books, exchange, accounts, Outbox);
        execution = new Execution(Books, accounts, Outbox);
        dayClose = new DayClose(Books, execution, Outbox);
        Outbox.Publish();
    }

    public BankBooks Books { get; }
    public ExchangeFolder Exchange { get; }
    public Outbox Outbox { get; }

    /// <summary>Moves the clock and works. False when the instant lies before the clock; then nothing happened.</summary>
    public bool AdvanceTo(DateTimeOffset now)
    {
        now = now.ToOffset(WesternIndonesia);
        if (now < Books.Clock) return false;
        Books.Tick++;
        intake.TakeAll();
        var open = Books.ClosedThrough.AddDays(1);
        Books.ClosedThrough = open.AddDays(-1);
        Books.Clock = now;
        var today = DateOnly.FromDateTime(now.DateTime);
        for (var day = open; day <= today; day = day.AddDays(1)) Work(day, over: day < today || now.TimeOfDay >= EndOfBusiness);
        Outbox.Publish();
        return true;
    }

    /// <summary>Money from the regional treasury into the fund account. Null when it is booked or was before, else what is wrong.</summary>
    public string? Transfer(string reference, long amount)
    {
        if (amount <= 0) return "The amount is above zero.";
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > 35) return "The reference has 1 to 35 characters.";
        if (Books.Book(new Entry(BankBooks.Text(Books.BookingDay), "FUNDING", amount, 1, reference))) return null;
        return Dapper.SqlMapper.ExecuteScalar<long>(
            Books.Connection, "select amount from entries where kind = 'FUNDING' and reference = @reference", new { reference }) == amount
            ? null
            : $"{reference} was transferred before with another amount.";
    }

    public void Dispose()
    {
        accounts.Dispose();
        signature.Dispose();
        Books.Dispose();
    }

    private void Work(DateOnly day, bool over)
    {
        if (!Books.Days.Is(day))
        {
            if (over) Books.ClosedThrough = day;
            return;
        }
        execution.ExecuteDue(day);
        execution.ReturnDue(day);
        if (over) dayClose.Close(day);
    }
}
