namespace Kelione.Sources;

/// <summary>
/// Tells which fields name a person in clear, or tell of them what analyses have no use for: those never become attributes; who is who shows by keys (<see cref="PersonalKey"/>) instead.
/// Fields of analytics are told by their names (<see cref="Contains"/>); those of CRMs, surveys and help desks, which people name themselves, by their values too (<see cref="Is"/>).
/// </summary>
internal static class PersonalFields
{
    /// <summary>What a person is told of it.</summary>
    public const string Note = "e-mail addresses, phone numbers, people's names, postal addresses and IP addresses are not kept; e-mail and phone serve as keys by which other sources mean the same person";

    private static readonly System.Buffers.SearchValues<char> AddressEnds = System.Buffers.SearchValues.Create(" ,;)>]");

    private static readonly string[] Endings =
    [
        "email", "emailaddress", "mail", "phone", "phonenumber", "mobile", "mobilephone", "mobilephonenumber", "fax", "faxnumber", "ipaddress", "firstname", "lastname", "middlename", "fullname", "secondname",
        "salutation", "birthdate", "birthday", "dateofbirth", "streetaddress", "street", "mailingaddress", "postalcode", "zipcode", "displayname", "screenname", "maincontact", "requester", "submitter",
        "телефон", "почта", "имя", "фамилия", "отчество", "фио", "адрес", "датарождения", "основнойконтакт", "电话", "手机", "邮箱", "电子邮件", "姓名", "姓", "地址",
        "telefon", "imię", "nazwisko", "adres", "vardas", "pavardė", "telefonas", "paštas", "adresas",
    ];

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "email", "emailaddress", "mail", "phone", "phonenumber", "mobilephonenumber", "ip", "ipaddress", "ipv4", "ipv6", "deviceipv6", "clickipv6", "installipv6", "useripaddress", "visitip", "clientip",
        "remoteip", "firstname", "lastname", "fullname", "pushtoken", "latitude", "longitude", "locationlat", "locationlng", "geolatitude", "geolongitude", "geoiplatitude", "geoiplongitude",
    };

    /// <summary>Whether a field is one, by its last part: <c>context.ip</c>, <c>$email</c>, <c>[phone_number]</c>.</summary>
    public static bool Contains(ReadOnlySpan<char> field)
    {
        var last = field[(field.LastIndexOfAny('.', ':') + 1)..];
        Span<char> letters = stackalloc char[24];
        var length = 0;
        foreach (var c in last)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (length == letters.Length)
                {
                    return false;
                }

                letters[length++] = char.ToLowerInvariant(c);
            }
        }

        return Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..length]);
    }

    /// <summary>Whether a field of this heading and value is such.</summary>
    public static bool Is(string heading, ReadOnlySpan<char> value)
    {
        if (LooksLikeEmail(value))
        {
            return true;
        }

        var last = heading[(heading.LastIndexOf('.') + 1)..];
        var name = RoleNames.Normalise(last);
        return Array.Exists(Endings, e => name.EndsWith(e, StringComparison.Ordinal) && (name.Length == e.Length || e.Length > 3));
    }

    /// <summary>Whether a text is an e-mail address, alone or in a list of contacts.</summary>
    public static bool LooksLikeEmail(ReadOnlySpan<char> value)
    {
        var at = value.IndexOf('@');
        if (at <= 0 || at == value.Length - 1 || value.Length > 320)
        {
            return false;
        }

        var end = value[at..].IndexOfAny(AddressEnds);
        var host = end < 0 ? value[at..] : value.Slice(at, end);
        return !char.IsWhiteSpace(value[at - 1]) && host.Contains('.');
    }
}
