using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Dapper;

namespace Paseban.Sandbox.Bank;

/// <summary>The bank's books for whoever wants proof: what was credited, and whether anybody's month was credited twice.</summary>
internal static partial class BooksReport
{
    private const int FirstYear = 2018;

    private sealed record Sum(long Count, long Total);

    public static object Totals(BankBooks books)
    {
        var standing = Of(books, "state = 2");
        var (months, twice, unread) = Months(books);
        return new
        {
            credits = standing.Count,
            sum = standing.Total,
            references = books.Connection.ExecuteScalar<long>("select count(distinct end_to_end_id) from instructions where state = 2"),
            duplicates = twice,
            months,
            unreadRemittances = unread,
            returned = Of(books, "state = 3"),
            rejected = Of(books, "state = 4"),
            open = Of(books, "state = 1"),
            fundBalance = books.BalanceAt(DateOnly.MaxValue),
            refusedFiles = books.Connection.Query("select name, detail from intake where outcome = 'refused' order by name"),
            repeatedFiles = books.Connection.Query<string>("select name from intake where outcome = 'repeated' order by name"),
        };
    }

    /// <summary>One row for each payment the bank was told to make, in order of arrival.</summary>
    public static void WriteCredits(BankBooks books, TextWriter writer)
    {
        writer.Write("account,end_to_end_id,amount,value_date,remittance,state\n");
        using var command = books.Connection.CreateCommand();
        command.CommandText =
            """
            select i.account, i.end_to_end_id, i.amount, coalesce(e.day, m.value_date), i.remittance,
                   case i.state when 1 then 'accepted' when 2 then 'credited' when 3 then 'returned' else 'rejected ' || i.reason end
            from instructions i join messages m on m.id = i.message left join entries e on e.message = m.id order by i.id
            """;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var remittance = rows.GetString(4).Replace(',', ' ');
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.GetInt64(0)},{rows.GetString(1)},{rows.GetInt64(2)},{rows.GetString(3)},{remittance},{rows.GetString(5)}\n"));
        }
    }

    /// <summary>Corrected accounts after so many of them, in the columns of an accounts file.</summary>
    public static (long Last, IReadOnlyList<string> Rows) Corrections(BankBooks books, long after)
    {
        var rows = books.Connection.Query<(long Sequence, string Nik, long Number, string Holder, string Opened)>(
            "select sequence, nik, number, holder, opened from corrections where sequence > @after order by sequence",
            new { after }).ToList();
        return (
            rows.Count > 0 ? rows[^1].Sequence : after,
            rows.ConvertAll(row => $"{row.Nik},{row.Number},{row.Holder},{AccountOpening.BankName},{row.Opened}"));
    }

    private static Sum Of(BankBooks books, string condition) =>
        books.Connection.QuerySingle<Sum>(
            $"select count(*) as Count, coalesce(sum(amount), 0) as Total from instructions where {condition}");

    /// <summary>Person-months credited and standing, those credited more than once, and remittance texts without a month.</summary>
    private static (long Months, long Twice, long Unread) Months(BankBooks books)
    {
        // A bit for each month since FirstYear: two million person-months in a few megabytes.
        var credited = new Dictionary<long, UInt128>();
        long months = 0, twice = 0, unread = 0;
        using var command = books.Connection.CreateCommand();
        command.CommandText = "select a.nik, i.remittance from instructions i join accounts a on a.number = i.account where i.state = 2";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var remittance = rows.GetString(1);
            var before = months;
            var nik = long.Parse(rows.GetString(0), NumberStyles.None, CultureInfo.InvariantCulture);
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(credited, nik, out _);
            foreach (var range in MonthRange().EnumerateMatches(remittance))
            {
                var text = remittance.AsSpan(range.Index, range.Length);
                for (var month = Number(text[..7]); month <= Number(text[^7..]); month++, months++)
                {
                    var bit = UInt128.One << month;
                    if ((seen & bit) != 0) twice++;
                    seen |= bit;
                }
            }
            if (months == before) unread++;
        }
        return (months, twice, unread);
    }

    private static int Number(ReadOnlySpan<char> month) =>
        ((Digits(month[..4]) - FirstYear) * 12) + Digits(month[5..]) - 1;

    private static int Digits(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{4}-\d{2}(\.\.\d{4}-\d{2})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthRange();
}
