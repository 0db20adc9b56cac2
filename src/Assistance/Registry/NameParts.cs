using System.Globalization;
using System.Text;

namespace Paseban.Assistance.Registry;

/// <summary>
/// Who has a word in their name. Numbers are collected while people land and written as parts: a row for each word and a few hundred
/// people, where a row for each word of each person would add a fifth to the time of an import.
/// </summary>
internal sealed class NameParts(UnitOfWork work)
{
    /// <summary>Numbers held before they are written: some 30 MB.</summary>
    private const int MostHeld = 2_000_000;

    // PostgreSQL keeps what is longer than 2,000 signs aside and compresses it.
    private const int LongestPart = 1_500;

    private readonly Dictionary<string, List<long>> held = new(StringComparer.Ordinal);
    private int count;

    public void Add(long person, ReadOnlySpan<char> foldedName)
    {
        var lookup = held.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var place in foldedName.Split(' '))
        {
            var word = foldedName[place];
            if (word.IsEmpty) continue;
            if (!lookup.TryGetValue(word, out var people)) lookup[word] = people = [];
            if (people.Count > 0 && people[^1] == person) continue;
            people.Add(person);
            count++;
        }
    }

    /// <summary>Writes what is held, once it is much.</summary>
    public Task RelieveAsync(CancellationToken ct) => count < MostHeld ? Task.CompletedTask : WriteAsync(ct);

    public async Task WriteAsync(CancellationToken ct)
    {
        if (count == 0) return;
        var parts = held.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Parts(entry.Key, entry.Value)).ToList();
        var number = await work.TakeNumbersAsync("name_part", parts.Count, ct);
        await using (var bulk = work.Bulk("name_part", "word", "part", "people"))
        {
            foreach (var (word, people) in parts) bulk.Add(word).Add(number++).Add(people).EndRow();
            await bulk.CompleteAsync(ct);
        }
        held.Clear();
        count = 0;
    }

    /// <summary>
    /// The people of whose name some word begins like each of these, ascending. Some may have another name by now: compare it.
    /// </summary>
    public static async Task<IReadOnlyList<long>> FindAsync(Reading reading, IReadOnlyList<string> words, CancellationToken ct)
    {
        List<long>? found = null;
        foreach (var word in words)
        {
            var parts = await reading.ListAsync<string>(
                "select people from name_part where word >= @word and word < @end", new { word, end = word + '\uffff' }, ct);
            var people = Union(parts);
            found = found is null ? people : Both(found, people);
            if (found.Count == 0) break;
        }
        return found ?? [];
    }

    private static IEnumerable<(string Word, string People)> Parts(string word, List<long> people)
    {
        people.Sort();
        var (text, last) = (new StringBuilder(), 0L);
        foreach (var person in people)
        {
            if (text.Length > LongestPart)
            {
                yield return (word, text.ToString());
                last = 0;
                text.Clear();
            }
            if (text.Length > 0) text.Append(' ');
            text.Append(CultureInfo.InvariantCulture, $"{person - last}");
            last = person;
        }
        yield return (word, text.ToString());
    }

    private static List<long> Union(IReadOnlyList<string> parts)
    {
        var people = new List<long>();
        foreach (var part in parts)
        {
            var person = 0L;
            foreach (var place in part.AsSpan().Split(' '))
                people.Add(person += long.Parse(part.AsSpan(place), NumberStyles.None, CultureInfo.InvariantCulture));
        }
        // Parts of one word follow each other; only those of several words, or of people who came later, do not.
        people.Sort();
        var kept = 0;
        for (var i = 0; i < people.Count; i++)
            if (kept == 0 || people[i] != people[kept - 1]) people[kept++] = people[i];
        people.RemoveRange(kept, people.Count - kept);
        return people;
    }

    private static List<long> Both(List<long> left, List<long> right)
    {
        var both = new List<long>();
        for (int l = 0, r = 0; l < left.Count && r < right.Count;)
        {
            if (left[l] == right[r]) both.Add(left[l]);
            var (isLeft, isRight) = (left[l] <= right[r], right[r] <= left[l]);
            if (isLeft) l++;
            if (isRight) r++;
        }
        return both;
    }
}
