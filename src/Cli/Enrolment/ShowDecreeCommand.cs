using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class ShowDecreeCommand : SessionCommand
{
    private readonly Argument<string> number = new("NUMBER") { Description = "The decree: \"Kepgub 120/2024\"." };
    private readonly Option<int> lines = Operand.Count(
        "--lines", "Also so many lines of the list, people named by reference.", 0, least: 0);
    private readonly Option<string?> programme = new("--programme")
    {
        HelpName = "CODE", Description = "With --lines: only of this programme.",
    };

    private readonly Option<string?> after = new("--after")
    {
        HelpName = "P-.../N", Description = "With --lines: the next page, as the page before says.",
    };

    public ShowDecreeCommand() : base(
        Access.ToAsk(Inquiry.Decrees),
        "show",
        "A decree's list as that version made it: totals by programme, cohort and city, and its lines page by page.",
        "paseban decree show \"Kepgub 120/2024\"",
        "paseban decree show \"Kepgub 480/2024\" --lines 50 --programme KAJ")
    {
        Add(number);
        Add(lines);
        Add(programme);
        Add(after);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var use = new ShowDecree(session.Database);
        var shown = await use.RunAsync(session.Get(number), ct);
        if (!shown.Succeeded) return session.Refuse(shown.Problems);
        IReadOnlyList<ListedLine> page = [];
        if (session.Get(lines) is var size and > 0)
        {
            var from = Place(session.Get(after));
            if (!from.Succeeded) return session.Refuse(from.Problems);
            var read = await use.LinesAsync(session.Get(number), from.Value, size, session.Get(programme), ct);
            if (!read.Succeeded) return session.Refuse(read.Problems);
            page = read.Value;
        }
        return session.Show(
            new ShownDecree(shown.Value, page),
            (view, result) =>
            {
                View(view, result);
                if (session.Get(lines) > 0) Lines(view, result.Lines);
            });
    }

    private static Outcome<ListedAfter> Place(string? text)
    {
        if (text is null) return ListedAfter.Start;
        var parts = text.Split('/');
        var person = Reference.Read("P", parts[0]);
        if (!person.Succeeded) return person.Problems.ToArray();
        return parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new ListedAfter(person.Value.Id, line)
            : Problem.Invalid("decree.after", $"'{text}' is no place in a list.", "Copy it from the end of the page before.");
    }

    private static void View(Page page, ShownDecree shown)
    {
        ListDecreesCommand.View(page, shown.Decree.Versions);
        page.Table(
            [
                new("Program", "Programme"),
                new("Kohort", "Cohort"),
                new("Kota", "City"),
                Column.Number("Orang", "People"),
                Column.Number("Bulan", "Months"),
                Column.Number("Rupiah", "Rupiah"),
            ],
            shown.Decree.Totals.Select(total => (IReadOnlyList<string>)[
                total.Programme,
                total.Cohort,
                total.City,
                page.Count(total.People),
                page.Count(total.Months),
                page.Amount(new(total.Rupiah)),
            ]),
            [
                "",
                "",
                "",
                page.Count(shown.Decree.Totals.Sum(total => total.People)),
                page.Count(shown.Decree.Totals.Sum(total => total.Months)),
                page.Amount(new(shown.Decree.Totals.Sum(total => total.Rupiah))),
            ]);
    }

    private static void Lines(Page page, IReadOnlyList<ListedLine> lines)
    {
        page.Table(
            [
                new("Orang", "Person"),
                new("Program", "Programme"),
                Column.Number("Rupiah per bulan", "Rupiah a month"),
                new("Mulai", "From"),
                new("Sampai", "Until"),
                new("Asal", "Origin"),
                new("Kohort", "Cohort"),
                new("Kelurahan", "Kelurahan"),
                new("Keputusan", "Decree"),
            ],
            lines.Select(line => (IReadOnlyList<string>)[
                line.Person,
                line.Programme,
                page.Amount(new(line.Amount)),
                line.From.ToString(),
                line.Until.ToString(),
                line.Origin,
                line.Cohort,
                line.Kelurahan,
                line.Decree,
            ]));
        if (lines.Count > 0) page.Next("Selanjutnya:", "More:", $"--after {lines[^1].Person}/{lines[^1].LineId}");
    }

    private sealed record ShownDecree(DecreeShown Decree, IReadOnlyList<ListedLine> Lines);
}
