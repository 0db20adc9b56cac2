using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>The proposal lists (daftar usulan): which list carries a household, and its rows there.</summary>
internal sealed class ApplicationFiles : IDisposable
{
    private readonly IReadOnlyList<Batch> batches;
    private readonly SheetFile[] sheets;
    private readonly Dice dice;

    public ApplicationFiles(string folder, IReadOnlyList<Batch> batches, Dice dice)
    {
        (this.batches, this.dice) = (batches, dice);
        sheets = [.. batches.Select(batch => SheetFile.Create(
            Path.Combine(folder, batch.File),
            batch.File.EndsWith(".xlsx", StringComparison.Ordinal) ? ApplicationRow.Titles : ApplicationRow.Header))];
    }

    /// <summary>People in the lists.</summary>
    public int People => sheets.Sum(sheet => sheet.Rows);

    public IEnumerable<int> RowsByBatch => sheets.Select(sheet => sheet.Rows);

    /// <summary>A list by chance, another than <paramref name="not"/>.</summary>
    public int Draw(int not = -1)
    {
        while (true)
        {
            var lot = dice.Below(batches.Sum(batch => batch.Share));
            for (var i = 0; i < batches.Count; i++)
            {
                lot -= batches[i].Share;
                if (lot < 0 && i != not) return i;
                if (lot < 0) break;
            }
        }
    }

    /// <param name="family">Goes into the list it was drawn for.</param>
    /// <param name="guests">People of another household whom this one names as well.</param>
    public void Write(Family family, IReadOnlyList<Resident> guests)
    {
        foreach (var member in family.Members) sheets[family.Batch].Row(ApplicationRow.Of(family, member));
        foreach (var guest in guests)
        {
            var row = ApplicationRow.Of(family, guest);
            row[10] = guest.Person.Relation == Relation.Child ? "cucu" : "orang_tua";
            sheets[family.Batch].Row(row);
        }
    }

    public void Dispose()
    {
        foreach (var sheet in sheets) sheet.Dispose();
    }
}
