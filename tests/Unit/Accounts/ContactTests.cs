using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class ContactTests
{
    [Theory]
    [InlineData(" Siti@Contoh.ID ", "siti@contoh.id")]
    [InlineData("siti.nur+kjp@contoh.id", "siti.nur+kjp@contoh.id")]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    public void Read_AnAddressOrNumber_HasOneForm(string text, string address) => Assert.Equal(address, Contact.Read(text)?.Address);

    [Theory]
    [InlineData("")]
    [InlineData("siti")]
    [InlineData("siti@")]
    [InlineData("siti@contoh")]
    [InlineData("siti@contoh..id")]
    [InlineData("siti@contoh.id\r\nBcc: semua@contoh.id")]
    [InlineData("\"siti\"@contoh.id")]
    [InlineData(".siti@contoh.id")]
    [InlineData("siti.@contoh.id")]
    [InlineData("siti..nur@contoh.id")]
    [InlineData("12345")]
    [InlineData("081234567890123456789")]
    public void Read_WhatIsNeither_IsNone(string text) => Assert.Null(Contact.Read(text));
}
