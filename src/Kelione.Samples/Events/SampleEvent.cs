using System.Runtime.CompilerServices;

namespace Kelione.Samples;

/// <summary>
/// One event in its compact form, as it waits and travels inside the samples: words instead of texts. 48 bytes, so that a crowd of customers fits in memory.
/// </summary>
internal struct SampleEvent : ITimed
{
    /// <summary>What <see cref="Cents"/> holds where an event has no amount.</summary>
    public const int NoAmount = int.MinValue;

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long TimeMillis;

    /// <summary>The customer's number, from 0.</summary>
    public int Customer;

    /// <summary>The account's number, from 0; -1 for none.</summary>
    public int Account;

    /// <summary>Money in hundredths.</summary>
    public int Cents;

    /// <summary>The number of the event within the journey, from 1.</summary>
    public ushort Ordinal;

    /// <summary>The number of the session within the journey, from 1; 0 for none.</summary>
    public ushort Session;

    /// <summary>0 where the customer is known; otherwise the number of the device whose anonymous id stands in the customer's place.</summary>
    public byte AnonymousDevice;

    /// <summary>What happened.</summary>
    public Word Activity;

    /// <summary>Where company and customer met.</summary>
    public Word Channel;

    /// <summary>The customer action meeting a tool.</summary>
    public Word Touchpoint;

    /// <summary>The device.</summary>
    public Word Device;

    /// <summary>The system that recorded it.</summary>
    public Word Source;

    /// <summary>The customer's part in the account.</summary>
    public Word Role;

    /// <summary>The free attributes, by the scenario's own order.</summary>
    public AttributeWords Attributes;

    readonly long ITimed.TimeMillis => TimeMillis;

    readonly int ITimed.Customer => Customer;
}

/// <summary>The free attributes of an event.</summary>
[InlineArray(Length)]
internal struct AttributeWords
{
    /// <summary>How many free attributes an event can have.</summary>
    public const int Length = 5;

    private Word _first;
}
