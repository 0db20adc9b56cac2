using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Sandbox.Bank;

/// <summary>The bank's database while it serves: settings, the clock, the fund account's balance. One writer at a time.</summary>
internal sealed class BankBooks : IDisposable
{
    private BankBooks(SqliteConnection connection)
    {
        Connection = connection;
        Seed = unchecked((ulong)long.Parse(Setting("seed")!, CultureInfo.InvariantCulture));
        FundAccount = Setting("fund_account")!;
        FundName = Setting("fund_name")!;
        Days = BusinessDays.Parse(Setting("holidays")!);
    }

    public SqliteConnection Connection { get; }
    public ulong Seed { get; }
    public string FundAccount { get; }
    public string FundName { get; }
    public BusinessDays Days { get; }

    public DateTimeOffset Clock
    {
        get => DateTimeOffset.Parse(Setting("clock")!, CultureInfo.InvariantCulture);
        set => Set("clock", value.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>How often the clock was set; a file that is late by a tick waits for the next time.</summary>
    public long Tick
    {
        get => long.Parse(Setting("tick") ?? "0", CultureInfo.InvariantCulture);
        set => Set("tick", value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Nothing more is booked on this day or earlier ones.</summary>
    public DateOnly ClosedThrough
    {
        get => Setting("closed_through") is { } day ? Day(day) : DateOnly.FromDateTime(Clock.DateTime).AddDays(-1);
        set => Set("closed_through", Text(value));
    }

    /// <summary>The day a movement is booked on that happens now.</summary>
    public DateOnly BookingDay
    {
        get
        {
            var today = DateOnly.FromDateTime(Clock.DateTime);
            var open = ClosedThrough.AddDays(1);
            return Days.OnOrAfter(today > open ? today : open);
        }
    }

    public static BankBooks Open(string path)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var connection = new SqliteConnection(address.ToString());
        connection.Open();
        connection.Execute("pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma cache_size = -65536;");
        return new BankBooks(connection);
    }

    public string? Setting(string name) => Connection.ExecuteScalar<string?>("select value from settings where name = @name", new { name });

    public void Set(string name, string value) => Connection.Execute(
        "insert into settings(name, value) values (@name, @value) on conflict(name) do update set value = excluded.value",
        new { name, value });

    /// <summary>Rupiah in the fund account at the end of <paramref name="day"/>, as far as booked.</summary>
    public long BalanceAt(DateOnly day) => Connection.ExecuteScalar<long>(
        "select coalesce(sum(case credit when 1 then amount else -amount end), 0) from entries where day <= @day", new { day = Text(day) });

    /// <summary>Books once; the same kind and reference again is no movement.</summary>
    public bool Book(Entry entry) => Connection.Execute(
        """
        insert into entries(day, kind, amount, credit, reference, message, instruction)
        values (@Day, @Kind, @Amount, @Credit, @Reference, @Message, @Instruction)
        on conflict(kind, reference) do nothing
        """, entry) == 1;

    public void Dispose() => Connection.Dispose();

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Day">Booking day, ISO.</param>
/// <param name="Kind">PAYMENT, RETURN, FUNDING, FEE, INTEREST.</param>
/// <param name="Amount">Rupiah, above zero.</param>
/// <param name="Credit">1 into the fund account, 0 out of it.</param>
/// <param name="Reference">Unique within a kind.</param>
internal sealed record Entry(
    string Day, string Kind, long Amount, long Credit, string Reference, long? Message = null, long? Instruction = null);
