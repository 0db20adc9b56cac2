using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>Reads the members of a form.</summary>
internal sealed class MemberReader(FactCatalogue catalogue, AskedProgrammes programmes, DateOnly today)
{
    private const int LongestName = 200;
    private static readonly DateOnly EarliestBirth = new(1890, 1, 1);

    private readonly DeclaredFacts declared = new(catalogue);

    /// <returns>How many heads there are, and the members; null while any of them is incomplete.</returns>
    public (int Heads, List<FormMember>? Complete) Read(IReadOnlyList<FormPart> parts)
    {
        var (heads, isComplete, people) = (0, true, new List<FormMember>());
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            var (relation, member) = Read(parts[i]);
            if (relation == Relation.Head) heads++;
            if (member is null) isComplete = false;
            else
            {
                people.Add(member);
                if (!seen.TryAdd(member.Nik.Digits, i))
                    parts[i].Gap(
                        "form.twice", "nik", "NIK ini sudah dipakai anggota lain dalam formulir.", "Perbaiki atau hapus salah satu.",
                        "Another member of this form has the same NIK.", "Correct or remove one of them.");
            }
        }
        return (heads, isComplete ? people : null);
    }

    private (string? Relation, FormMember? Member) Read(FormPart part)
    {
        var nik = ReadNik(part);
        var name = ReadName(part);
        var sex = ReadSex(part);
        var birthPlace = part.Text("birthPlace");
        var birthDate = ReadBirthDate(part);
        var relation = ReadRelation(part);
        var asked = ReadProgrammes(part);
        var (facts, letter) = ReadFacts(part.Part("facts"));
        part.Close();
        return (relation, nik is null || name is null || sex is null || birthDate is null || relation is null
            ? null
            : new(nik, name, sex.Value, birthPlace, birthDate.Value, relation, asked, facts, letter));
    }

    private static Nik? ReadNik(FormPart part)
    {
        var text = part.Text("nik");
        if (text is null)
        {
            part.Missing("nik", "NIK belum diisi.", "The NIK is empty.");
            return null;
        }
        if (Nik.Problem(text, out var nik) is { } problem)
            part.Gap(
                "form.value", "nik", "NIK harus 16 angka dan memuat tanggal lahir.", "Salin dari KTP atau kartu keluarga.", problem.En,
                "Copy it from the identity card or the family card.");
        return nik;
    }

    private static string? ReadName(FormPart part)
    {
        var text = part.Text("name");
        if (text is null)
        {
            part.Missing("name", "Nama belum diisi.", "The name is empty.");
            return null;
        }
        if (text.Length <= LongestName && !text.Contains('\n', StringComparison.Ordinal) && PersonNames.Fold(text).Length > 0) return text;
        part.Gap("form.value", "name", "Ini bukan nama.", "Tulis seperti pada KTP.", "This is not a name.", "Write it as on the KTP.");
        return null;
    }

    private static Sex? ReadSex(FormPart part)
    {
        switch (part.Text("sex")?.ToUpperInvariant())
        {
            case "L" or "M" or "MALE" or "LAKI-LAKI": return Sex.Male;
            case "P" or "F" or "FEMALE" or "PEREMPUAN": return Sex.Female;
            case null:
                part.Missing("sex", "Jenis kelamin belum diisi.", "The sex is empty.");
                return null;
            default:
                part.Gap(
                    "form.value", "sex", "Jenis kelamin tidak terbaca.", "Tulis L atau P.", "The sex cannot be read.", "Write L or P.");
                return null;
        }
    }

    private DateOnly? ReadBirthDate(FormPart part)
    {
        var text = part.Text("birthDate");
        if (text is null)
        {
            part.Missing("birthDate", "Tanggal lahir belum diisi.", "The birth date is empty.");
            return null;
        }
        if (IsoDate.TryParse(text, out var date) && date >= EarliestBirth && date <= today) return date;
        part.Gap(
            "form.value", "birthDate", "Tanggal lahir tidak masuk akal.", "Tulis tahun-bulan-hari, misalnya 1958-03-15.",
            "This is no date of birth.", "Write year-month-day, such as 1958-03-15.");
        return null;
    }

    private static string? ReadRelation(FormPart part)
    {
        var text = part.Text("relation");
        if (text is null)
        {
            part.Missing("relation", "Hubungan keluarga belum diisi.", "The relation is empty.");
            return null;
        }
        if (Relation.Read(text) is { } relation) return relation;
        const string Words = "kepala_keluarga, pasangan, anak, orang_tua, cucu, lainnya";
        part.Gap(
            "form.value", "relation", "Hubungan keluarga tidak terbaca.", $"Tulis {Words}.", "The relation cannot be read.",
            $"Write {Words}.");
        return null;
    }

    private IReadOnlyList<string> ReadProgrammes(FormPart part)
    {
        var (known, unknown) = programmes.Read(part.Words("programmes"));
        if (unknown.Count > 0)
            part.Gap(
                "form.programme", "programmes", $"Program tidak dikenal: {string.Join(", ", unknown)}.",
                $"Pilih dari {string.Join(", ", programmes.Codes)}.", $"No such programme: {string.Join(", ", unknown)}.",
                $"Choose from {string.Join(", ", programmes.Codes)}.");
        return known;
    }

    private (FactSet Facts, DisabilityLetter? Letter) ReadFacts(FormPart part)
    {
        var facts = FactSet.Empty(catalogue);
        foreach (var fact in declared.OfPerson)
        {
            if (part.Scalar(fact.Code) is not { } text) continue;
            if (fact.TryRead(text, out var value)) facts = facts.With(fact, value);
            else part.Gap(
                "form.value", fact.Code, "Jawaban ini tidak terbaca.", $"Tulis {fact.Expected.Id}.", "The answer cannot be read.",
                $"Write {fact.Expected.En}.");
        }
        var letter = ReadLetter(part, facts);
        part.Close();
        return (facts, letter);
    }

    private DisabilityLetter? ReadLetter(FormPart part, FactSet facts)
    {
        var evidence = part.Text("disability_letter");
        var certifier = part.Text("disability_certifier");
        if (evidence is null) return null;
        if (facts[declared.Disability] is not > 0)
            part.Missing("disability", "Surat disabilitas tanpa jenis disabilitas.", "A disability letter without the type of disability.");
        else if (certifier is null)
            part.Missing("disability_certifier", "Pemberi surat belum diisi.", "Who wrote the letter is not said.");
        else return new(facts[declared.Disability]!.Value, evidence, certifier, null);
        return null;
    }
}
