using System.Globalization;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Outside;

/// <summary>Where and when each kelurahan meets, and who comes; the same for the same world.</summary>
internal sealed class MeetingFiles(Truth truth)
{
    private static readonly DateOnly[] WaveDays = [new(2021, 7, 15), new(2021, 7, 16), new(2021, 7, 17), new(2021, 7, 19)];
    private static readonly DateOnly[] RecipientDays =
        [new(2021, 12, 6), new(2021, 12, 7), new(2021, 12, 8), new(2021, 12, 9), new(2021, 12, 10)];

    private static readonly (string Unsur, string Post, int Least, int Most)[] Seats =
    [
        ("lurah", "Lurah", 1, 1), ("lmk", "Anggota LMK", 1, 2), ("rw", "Ketua RW", 3, 7), ("rt", "Ketua RT", 5, 11),
        ("pendamsos", "Pendamsos kelurahan", 1, 1), ("dasawisma", "Kader Dasawisma", 2, 4), ("pkk", "Tim Penggerak PKK", 1, 2),
        ("dprd", "Anggota DPRD", 0, 1), ("staf", "Staf kelurahan", 2, 3),
    ];

    /// <param name="kind">fmotm or pkd.</param>
    /// <param name="codes">The kelurahan asked for; none for all.</param>
    public string Meetings(string kind, IReadOnlyCollection<string> codes)
    {
        var answer = new CsvAnswer("kelurahan", "jenis", "tempat", "mulai", "selesai", "pimpinan", "notulis");
        foreach (var place in Asked(codes))
        {
            var names = new Names(DiceOf(kind, place));
            var days = kind == "pkd" ? RecipientDays : WaveDays;
            var lot = truth.Lot($"meeting:{kind}:{place.Code}", 1_000_000);
            var begins = days[lot % days.Length].ToDateTime(new TimeOnly(lot / 10 % 2 == 0 ? 9 : 13, 0));
            answer.Row(
                place.Code, kind, $"Aula Kelurahan {place.Name}", Time(begins), Time(begins.AddMinutes(150 + (lot % 60))),
                names.Of(female: lot % 3 == 0, 45), names.Of(female: lot % 2 == 0, 35));
        }
        return answer.ToString();
    }

    public string Attendance(string kind, IReadOnlyCollection<string> codes)
    {
        var answer = new CsvAnswer("kelurahan", "jenis", "nama", "unsur", "jabatan");
        foreach (var place in Asked(codes))
        {
            var dice = DiceOf(kind, place);
            var names = new Names(dice);
            var lot = truth.Lot($"meeting:{kind}:{place.Code}", 1_000_000);
            // The chair comes, and the one who takes the minutes.
            answer.Row(place.Code, kind, names.Of(female: lot % 3 == 0, 45), "lurah", "Lurah");
            answer.Row(place.Code, kind, names.Of(female: lot % 2 == 0, 35), "staf", "Notulis");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (unsur, post, least, most) in Seats.AsSpan(1))
            {
                for (var left = dice.Between(least, most); left > 0;)
                {
                    var name = names.Of(female: unsur is "dasawisma" or "pkk" || dice.Chance(300), dice.Between(28, 62));
                    // Two of one name would be taken for one person.
                    if (!seen.Add(name)) continue;
                    answer.Row(place.Code, kind, name, unsur, unsur is "rw" or "rt" ? $"{post} {left:000}" : post);
                    left--;
                }
            }
        }
        return answer.ToString();
    }

    private IEnumerable<PlaceOfKelurahan> Asked(IReadOnlyCollection<string> codes) =>
        truth.Places.Where(place => codes.Count == 0 || codes.Contains(place.Code));

    private Dice DiceOf(string kind, PlaceOfKelurahan place) => new(Dice.Hash(truth.Seed, $"people of {kind} in {place.Code}"));

    private static string Time(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
