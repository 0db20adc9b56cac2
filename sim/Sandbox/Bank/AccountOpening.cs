using System.Globalization;
using Microsoft.Data.Sqlite;
using Paseban.Sandbox.Scenario;

namespace Paseban.Sandbox.Bank;

/// <param name="Number">Eleven digits that begin with 999, which no real account of the bank does.</param>
internal sealed record OpenedAccount(long Number, string Holder, DateOnly Opened);

/// <summary>What a bank knows before its first day.</summary>
internal sealed record BankBeginning(FundAccount Account, DateTimeOffset Clock, BankHolidays Holidays);

/// <summary>Opens accounts in bulk in a new bank database (burekol).</summary>
internal sealed class AccountOpening : IDisposable
{
    public const string Header = "nik,nomor_rekening,nama_rekening,bank,tanggal_buka";
    public const string BankName = "Bank Jakarta";
    private const long FirstNumber = 99_900_000_000;
    private const long NumbersInAll = 100_000_000;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insert;
    private readonly ulong seed;
    private long opened;

    private AccountOpening(SqliteConnection connection, long seed)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction();
        this.seed = unchecked((ulong)seed);
        insert = connection.CreateCommand();
        insert.CommandText = "insert into accounts(number, nik, holder, opened) values ($number, $nik, $holder, $opened)";
        insert.Parameters.Add("$number", SqliteType.Integer);
        insert.Parameters.Add("$nik", SqliteType.Text);
        insert.Parameters.Add("$holder", SqliteType.Text);
        insert.Parameters.Add("$opened", SqliteType.Text);
    }

    /// <summary>The lowest and the highest number of an account that was opened in bulk.</summary>
    public static (long First, long Last) Numbers => (FirstNumber, FirstNumber + NumbersInAll - 1);

    /// <summary>The number of the account that is opened after <paramref name="before"/> others.</summary>
    public static long NumberOf(ulong seed, long before)
    {
        var offset = (long)(Population.Dice.Hash(seed, "accounts") % NumbersInAll);
        // 7919 has no divisor in common with 10^8: each number comes once, and neighbours in a file are none in the book.
        return FirstNumber + (((before * 7919) + offset) % NumbersInAll);
    }

    /// <summary>A new bank, with the scenario's fund account and calendar; a database that is there already is replaced.</summary>
    public static AccountOpening Create(string path, BankBeginning beginning, long seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"]) File.Delete(path + suffix);
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        database.Open();
        Execute(database, "pragma journal_mode = off; pragma synchronous = off;");
        using var schema = new StreamReader(typeof(AccountOpening).Assembly.GetManifestResourceStream("BankSchema.sql")!);
        Execute(database, schema.ReadToEnd());
        var opening = new AccountOpening(database, seed);
        opening.Set("seed", seed.ToString(CultureInfo.InvariantCulture));
        opening.Set("fund_account", beginning.Account.Number);
        opening.Set("fund_name", beginning.Account.Name);
        opening.Set("clock", beginning.Clock.ToString("O", CultureInfo.InvariantCulture));
        opening.Set("holidays", string.Join(',', beginning.Holidays.Days.Select(BankBooks.Text)));
        return opening;
    }

    public OpenedAccount Open(string nik, string holder, DateOnly on)
    {
        var account = new OpenedAccount(NumberOf(seed, opened++), holder, on);
        insert.Parameters[0].Value = account.Number;
        insert.Parameters[1].Value = nik;
        insert.Parameters[2].Value = holder;
        insert.Parameters[3].Value = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        insert.ExecuteNonQuery();
        return account;
    }

    public void Complete() => transaction.Commit();

    public void Dispose()
    {
        insert.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private void Set(string name, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into settings(name, value) values ($name, $value)";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
