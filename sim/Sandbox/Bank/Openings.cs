using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Paseban.Sandbox.Outside;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Bank;

/// <summary>
/// Opens accounts in bulk (burekol) for whoever the customer lists: NIK and name. A name that is not the card's is refused until the card's
/// name is sent; whoever has an account already keeps it. In a world that knows nobody's card every name is taken.
/// </summary>
internal sealed class Openings(BankBooks books, Truth? truth)
{
    private const string NoLikeName = "nama berbeda dengan KTP";

    private sealed record Standing(long Number, string Holder, string Opened);

    /// <returns>Accounts file (CSV) of all that are open now, and how many were refused; null without the columns nik and nama.</returns>
    public (string Csv, int Refused)? Open(CsvTable list)
    {
        var (nik, name, card) = (list.Find("nik", "no_nik"), list.Find("nama", "nama_lengkap", "name"), list.Find("nama_ktp"));
        if (nik < 0 || (name < 0 && card < 0)) return null;
        var answer = new CsvAnswer(AccountOpening.Header.Split(','));
        var refused = 0;
        using var transaction = books.Connection.BeginTransaction();
        var opened = Opened(transaction);
        foreach (var row in list.Rows)
        {
            var digits = CsvTable.Cell(row, nik);
            var asked = CsvTable.Cell(row, card) is { Length: > 0 } corrected ? corrected : CsvTable.Cell(row, name);
            var person = truth?.Find(digits);
            if (person is not null && !NameAgreement.IsOneName(person.Name, asked))
            {
                refused++;
                truth!.RefuseOpening(digits, asked, person.Name);
                continue;
            }
            truth?.ForgetRefusal(digits);
            var account = Find(digits, transaction) ?? Add(digits, Names.OnAccount(person?.Name ?? asked), opened++, transaction);
            var number = account.Number.ToString(CultureInfo.InvariantCulture);
            answer.Row(digits, number, account.Holder, AccountOpening.BankName, account.Opened);
        }
        transaction.Commit();
        return (answer.ToString(), refused);
    }

    /// <summary>Who was refused and stands so, with the name on the card: the file can be sent back as it is.</summary>
    public string Refused()
    {
        var answer = new CsvAnswer("nik", "nama", "alasan", "nama_ktp");
        foreach (var (nik, name, cardName) in truth?.RefusedOpenings() ?? []) answer.Row(nik, name, NoLikeName, cardName);
        return answer.ToString();
    }

    private Standing? Find(string nik, SqliteTransaction transaction) => books.Connection.QueryFirstOrDefault<Standing>(
        """
        select number as Number, holder as Holder, opened as Opened from accounts
        where nik = @nik and status = 'open' order by number desc limit 1
        """,
        new { nik },
        transaction);

    private long Opened(SqliteTransaction transaction)
    {
        var (first, last) = AccountOpening.Numbers;
        return books.Connection.ExecuteScalar<long>(
            "select count(*) from accounts where number between @first and @last", new { first, last }, transaction);
    }

    private Standing Add(string nik, string holder, long opened, SqliteTransaction transaction)
    {
        var account = new Standing(AccountOpening.NumberOf(books.Seed, opened), holder, BankBooks.Text(books.BookingDay));
        books.Connection.Execute(
            "insert into accounts(number, nik, holder, opened) values (@Number, @nik, @Holder, @Opened)",
            new { account.Number, nik, account.Holder, account.Opened },
            transaction);
        return account;
    }
}
