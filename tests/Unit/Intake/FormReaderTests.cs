using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;

namespace Paseban.Tests.Unit.Intake;

/// <summary>The form of a household: what is refused, what is missing, and what is made of a good one.</summary>
public sealed class FormReaderTests
{
    private const string Good =
        """
        {"kk":"3171990101150001","address":"Jl. Melati 5","rt":"5","rw":"012","area":"Cideng","phone":"0812-3456-7890",
         "answers":{"public_employee":"tidak","car":false,"property_over_1b":false,"water":"2"},"indicators":{"lantai":6},
         "members":[{"nik":"3171990203480001","name":"Budi","sex":"L","birthDate":"1948-03-02","relation":"kepala keluarga",
          "programmes":["KJP","klj","KLJ"],"facts":{"income":"kecil","bedridden":false,"disability":"2","disability_letter":"12/2021",
          "disability_certifier":"Puskesmas Gambir"}}]}
        """;

    private static readonly DateOnly Today = new(2021, 6, 10);

    private static readonly AreaIndex Areas = new(
    [
        new(AreaCode.Parse("31"), "DKI Jakarta"), new(AreaCode.Parse("31.71"), "Jakarta Pusat"),
        new(AreaCode.Parse("31.71.01"), "Gambir"), new(AreaCode.Parse("31.71.01.1002"), "Cideng"),
    ]);

    [Fact]
    public void Read_GoodForm_IsParsedIntoTypes()
    {
        var read = Read(Good);

        Assert.Empty(read.Faults.Concat(read.Gaps));
        var form = read.Form!;
        Assert.Equal(("005", "012", "31.71.01.1002", "+6281234567890"), (form.Rt, form.Rw, form.Area.Value, form.Phone));
        Assert.Equal(new ExclusionAnswers(false, false, false, 2), form.Answers);
        Assert.Equal(6, form.Indicators["lantai"]);
        var member = Assert.Single(form.Members);
        Assert.Equal(["KLJ", "KJP"], member.Programmes);
        Assert.Equal("income=small;bedridden=no;disability=2", member.Facts.ToString());
        Assert.Equal((2L, "12/2021", "Puskesmas Gambir"), (member.Letter!.Type, member.Letter.Evidence, member.Letter.Certifier));
    }

    [Fact]
    public void Read_EmptyForm_AsksForEverythingInBothLanguages()
    {
        var read = Read("{}");

        Assert.Equal(
            [
                "kk", "address", "rt", "rw", "area", "answers.public_employee", "answers.car", "answers.property_over_1b", "answers.water",
                "members",
            ],
            read.Gaps.Select(gap => gap.Field));
        Assert.All(read.Gaps, gap =>
        {
            Assert.False(string.IsNullOrEmpty(gap.Message + gap.Remedy));
            Assert.False(string.IsNullOrEmpty(gap.Indonesian!.Message + gap.Indonesian.Remedy));
        });
    }

    [Theory]
    [InlineData("\"rt\":\"5\"", "\"rt\":\"051\"", "rt")]
    [InlineData("\"rw\":\"012\"", "\"rw\":\"00\"", "rw")]
    [InlineData("\"kk\":\"3171990101150001\"", "\"kk\":\"317199010115000\"", "kk")]
    [InlineData("Cideng", "Cibeng", "area")]
    [InlineData("0812-3456-7890", "12", "phone")]
    [InlineData("\"water\":\"2\"", "\"water\":13", "answers.water")]
    [InlineData("\"lantai\":6", "\"lantai\":11", "indicators.lantai")]
    [InlineData("3171990203480001", "3171993203480001", "members[0].nik")]
    [InlineData("1948-03-02", "2021-06-11", "members[0].birthDate")]
    [InlineData("1948-03-02", "02/03/1948", "members[0].birthDate")]
    [InlineData("kepala keluarga", "anak", "members")]
    [InlineData("kepala keluarga", "tuan", "members[0].relation")]
    [InlineData("\"KJP\"", "\"BLT\"", "members[0].programmes")]
    [InlineData("kecil", "banyak", "members[0].facts.income")]
    [InlineData("Puskesmas Gambir", "", "members[0].facts.disability_certifier")]
    public void Read_OneMistake_NamesItsField(string good, string bad, string field)
    {
        var read = Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(read.Form);
        Assert.Empty(read.Faults);
        Assert.Contains(field, read.Gaps.Select(gap => gap.Field));
    }

    [Theory]
    [InlineData("\"address\"", "\"adress\"", "form.unknown-field adress")]
    [InlineData("\"name\"", "\"nama\"", "form.unknown-field members[0].nama")]
    [InlineData("\"income\"", "\"owns_car\"", "form.unknown-field members[0].facts.owns_car")]
    [InlineData("\"rt\":\"5\"", "\"rt\":[5]", "form.type rt")]
    [InlineData("\"car\":false", "\"car\":\"mungkin\"", "form.type answers.car")]
    [InlineData("\"indicators\":{\"lantai\":6}", "\"indicators\":6", "form.type indicators")]
    public void Read_WhatIsNoForm_IsAFault(string good, string bad, string fault) =>
        Assert.Contains(
            fault, Read(Good.Replace(good, bad, StringComparison.Ordinal)).Faults.Select(problem => $"{problem.Code} {problem.Field}"));

    [Fact]
    public void Read_ManyMembersOrALongText_IsRefusedWithoutReadingIt()
    {
        Assert.Equal("form.too-long", Read($"{{\"address\":\"{new string('x', 300_000)}\"}}").Faults[0].Code);
        Assert.Equal("form.json", Read(new string('[', 5000)).Faults[0].Code);
        Assert.Contains(
            "members", Read($"{{\"members\":[{string.Join(',', Enumerable.Repeat("{}", 41))}]}}").Gaps.Select(gap => gap.Field));
    }

    private static FormReading Read(string form) =>
        new FormReader(LawFolder.Law.Facts, new AskedProgrammes(LawFolder.Law, new Month(2021, 6)), Areas, Today).Read(form);
}
