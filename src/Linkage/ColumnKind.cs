namespace Paseban.Linkage;

/// <summary>How the values of a column are read and compared.</summary>
public enum ColumnKind
{
    /// <summary>A person's name or a part of it, compared as Indonesian names are.</summary>
    Name = 1,

    /// <summary>Words: an address, a place, an occupation.</summary>
    Text = 2,

    /// <summary>A day, in any common notation.</summary>
    Date = 3,

    /// <summary>A quantity or a house number: near numbers are near.</summary>
    Number = 4,

    /// <summary>An identity number, a postcode, a sex: signs that mean nothing by themselves.</summary>
    Code = 5,

    /// <summary>A telephone number; +62, 62 and 0 begin the same one.</summary>
    Phone = 6,
}
