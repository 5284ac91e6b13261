using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Which of a system's fields give a part of an event: the first that has a text.</summary>
/// <param name="Becomes">A part of an event (<see cref="EventFields"/>), the name of an attribute, or one of the marks here.</param>
/// <param name="Fields">The fields as the system writes them, the best first.</param>
internal sealed record FieldRule(string Becomes, params string[] Fields)
{
    /// <summary>Mark: another id of the same person, under which events stand before the person is known; takes the customer's place where there is none. Every field that has a text counts.</summary>
    public const string Anonymous = "the same person's anonymous id";

    /// <summary>Mark: an id of the device or for advertising that other systems see too. Every field that has a text counts.</summary>
    public const string Device = "the same person's device";

    /// <summary>Mark: an e-mail address; only its key is kept.</summary>
    public const string Email = "key of the e-mail address";

    /// <summary>Mark: a phone number; only its key is kept.</summary>
    public const string Phone = "key of the phone number";

    /// <summary>Mark: a name, an address of the network or another thing about the person that is not kept.</summary>
    public const string NotKept = "not kept";

    /// <summary>Attribute: the campaign that brought the customer.</summary>
    public const string Campaign = "campaign";

    /// <summary>Attribute: the site, engine or network that brought the customer.</summary>
    public const string TrafficSource = "traffic_source";

    /// <summary>Attribute: the country.</summary>
    public const string Country = "country";

    /// <summary>Attribute: the currency of the value.</summary>
    public const string Currency = "currency";
}
