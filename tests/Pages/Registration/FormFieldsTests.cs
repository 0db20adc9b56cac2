using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Paseban.Web.Intake;

namespace Paseban.Tests.Pages.Registration;

/// <summary>What is typed on a page and what the form then says.</summary>
public sealed class FormFieldsTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void Set_PathsOfAnyDepth_AreReadBackAndWrittenAsTheUseCaseReadsThem()
    {
        var form = FormFields.New();
        form.Set("kk", " 3171990101150001 ");
        form.Set("members[0].facts.income", "small");
        form.Set("members[1].name", "Siti");
        form.SetWords("members[1].programmes", ["KLJ", "", "KAJ"]);

        Assert.Equal(
            """{"members":[{"relation":"kepala_keluarga","facts":{"income":"small"}},{"name":"Siti","programmes":["KLJ","KAJ"]}],"""
                + "\"kk\":\"3171990101150001\"}",
            form.Json);
        Assert.Equal(("small", null, 2), (form["members[0].facts.income"], form["members[7].name"], form.Members));
        Assert.Equal(["KLJ", "KAJ"], form.Words["members[1].programmes"]);
    }

    [Fact]
    public void Set_AnEmptyText_TakesTheAnswerBack()
    {
        var form = FormFields.Read("""{"kk":"1","answers":{"car":true,"water":2}}""");
        form.Set("kk", "  ");

        Assert.Equal("""{"answers":{"car":true,"water":2}}""", form.Json);
        Assert.Equal(("yes", "2"), (form["answers.car"], form["answers.water"]));
    }

    [Fact]
    public void RemoveMember_InTheMiddle_MovesTheOthersUp()
    {
        var form = FormFields.Read("""{"members":[{"name":"a"},{"name":"b"},{"name":"c"}]}""");
        form.RemoveMember(1);
        form.RemoveMember(9);

        Assert.Equal(("a", "c", 2), (form["members[0].name"], form["members[1].name"], form.Members));
    }

    [Theory]
    [InlineData("15", "3", "1958", "1958-03-15")]
    [InlineData("31", "2", "1950", "31-2-1950")]
    [InlineData("", "", "", null)]
    [InlineData(" 5", "12 ", "2020", "2020-12-05")]
    public void Take_ADayInThreeNumbers_IsADateOrStaysAsItWasTyped(string day, string month, string year, string? kept)
    {
        var form = FormFields.New();

        form.Take(Sent(("members[0].birthDate].d", day), ("members[0].birthDate].m", month), ("members[0].birthDate].y", year)),
            [new("members[0].birthDate", AskKind.Date, "")], Day);

        Assert.Equal(kept, form["members[0].birthDate"]);
    }

    [Theory]
    [InlineData("15-3-1958")]
    [InlineData("15/03/1958")]
    [InlineData("15031958")]
    [InlineData("1958-03-15")]
    public void Take_ADayInOneField_IsReadHoweverOfficersWriteIt(string typed)
    {
        var form = FormFields.New();

        form.Take(Sent(("members[0].birthDate]", typed)), [new("members[0].birthDate", AskKind.Date, "")], Day);

        Assert.Equal("1958-03-15", form["members[0].birthDate"]);
    }

    [Theory]
    [InlineData("3171994101500001", "1950-01-01", "P")]
    [InlineData("3171990506180001", "2018-06-05", "L")]
    [InlineData("3171992311260001", "1926-11-23", "L")]
    public void Take_ANikWithoutBirthDateAndSex_SaysBoth(string nik, string born, string sex)
    {
        var form = FormFields.New();

        form.Take(Sent(("members[0].nik]", nik)), [new("members[0].nik", AskKind.Digits, "")], Day);

        Assert.Equal((born, sex), (form["members[0].birthDate"], form["members[0].sex"]));
    }

    [Fact]
    public void Take_ANikBesideABirthDate_ChangesNothingThatWasSaid()
    {
        var form = FormFields.Read("""{"members":[{"birthDate":"1949-12-31","sex":"L"}]}""");

        form.Take(Sent(("members[0].nik]", "3171994101500001")), [new("members[0].nik", AskKind.Digits, "")], Day);

        Assert.Equal(("1949-12-31", "L"), (form["members[0].birthDate"], form["members[0].sex"]));
    }

    [Fact]
    public void Take_FieldsThatWereNotAsked_AreNotLookedAt()
    {
        var form = FormFields.New();

        form.Take(Sent(("kk]", "1"), ("answers.car]", "no")), [new("kk", AskKind.Digits, "")], Day);

        Assert.Null(form["answers.car"]);
    }

    [Theory]
    [InlineData("members[2].nik", "Form[members[2].nik]")]
    [InlineData("members[2].programmes", "Form.Words[members[2].programmes]")]
    [InlineData("", "")]
    public void FieldOf_APath_IsTheNameOnThePage(string path, string field) => Assert.Equal(field, FormFields.FieldOf(path));

    private static FormCollection Sent(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => "Form[" + field.Name, field => new StringValues(field.Value)));
}
