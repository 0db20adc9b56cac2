using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Paseban.Assistance.Intake;

/// <summary>
/// Writes the form that a household of a list would have filled in, so that an imported application is read, corrected and kept like any
/// other.
/// </summary>
internal sealed class ProposalForms(DeclaredFacts declared)
{
    private readonly ArrayBufferWriter<byte> buffer = new(2048);

    public string Write(ProposedHousehold household)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var head = household.Head;
            json.WriteStartObject();
            json.WriteString("kk", head.Person.Kk);
            json.WriteString("address", head.Person.Address);
            json.WriteString("rt", head.Person.Rt);
            json.WriteString("rw", head.Person.Rw);
            json.WriteString("area", head.Person.Area);
            if (household.People.Select(person => person.Person.Phone).FirstOrDefault(phone => phone is not null) is { } phone)
                json.WriteString("phone", phone);
            WriteAnswers(json, head);
            json.WriteStartArray("members");
            foreach (var person in household.People) WriteMember(json, person);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteAnswers(Utf8JsonWriter json, ProposedPerson head)
    {
        json.WriteStartObject("answers");
        json.WriteBoolean("public_employee", head.Answers.PublicEmployee);
        json.WriteBoolean("car", head.Answers.Car);
        json.WriteBoolean("property_over_1b", head.Answers.PropertyOver1B);
        json.WriteNumber("water", head.Answers.Water);
        json.WriteEndObject();
        json.WriteStartObject("indicators");
        for (var i = 0; i < head.Indicators.Count; i++)
        {
            if (head.Indicators[i] > 0) json.WriteNumber(HouseholdIndicators.All[i].Code, head.Indicators[i]);
        }
        json.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter json, ProposedPerson member)
    {
        var person = member.Person;
        json.WriteStartObject();
        if (person.NikOrNone is { } nik) json.WriteString("nik", nik.Digits);
        json.WriteString("name", person.Name);
        json.WriteString("sex", person.Sex == Sex.Male ? "L" : "P");
        if (person.BirthPlace is { } place) json.WriteString("birthPlace", place);
        json.WriteString("birthDate", person.BirthDate!.Value.Iso);
        json.WriteString("relation", person.Relation);
        json.WriteStartArray("programmes");
        foreach (var code in member.Programmes) json.WriteStringValue(code);
        json.WriteEndArray();
        json.WriteStartObject("facts");
        foreach (var statement in person.Statements) WriteFacts(json, statement.Facts);
        if (person.Disability is { } letter)
        {
            json.WriteString("disability_letter", letter.Evidence);
            json.WriteString("disability_certifier", letter.Certifier);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteFacts(Utf8JsonWriter json, string facts)
    {
        foreach (var stated in facts.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = stated.IndexOf('=', StringComparison.Ordinal);
            var code = stated[..at];
            if (declared.OfPerson.Any(fact => fact.Code == code)) json.WriteString(code, stated[(at + 1)..]);
        }
    }
}
