using CsCheck;

namespace Kelione.Journeys.Tests.Questions;

public sealed class HandlesTests
{
    [Fact]
    public void An_address_taken_apart_gives_its_parts_back() =>
        Gen.OneOf(Gen.String[Gen.Char["a:%3A25 "], 0, 8], Gen.OneOf("%3A", "%25", "%253A", ":", "", "оплата", "(end)")).Array[1, 5].Sample(
            parts => Assert.Equal(parts, Handles.Parts(Handles.Address(parts))), iter: 2000);

    [Fact]
    public void An_address_reads_as_its_parts_between_colons()
    {
        Assert.Equal("edge:cart:pay", Handles.Address("edge", "cart", "pay"));
        Assert.Equal("edge:50%25:a%3Ab", Handles.Address("edge", "50%", "a:b"));
        Assert.Equal("step:3", Handles.Address("step", Handles.Part(3)));
    }

    [Fact]
    public void A_handle_is_the_same_everywhere_and_for_ever()
    {
        // The digits of the JSON form: if they change, people's saved numbers point nowhere.
        Assert.Equal("q22ed0d599973", Handles.Of(new StatusQuestion()));
        Assert.Equal(Handles.Of(new StatusQuestion()), Handles.Of(new StatusQuestion { Scope = new Scope() }));
    }

    [Fact]
    public void Different_questions_have_different_handles()
    {
        Question[] questions =
        [
            new StatusQuestion(), new FlowsQuestion(), new FlowsQuestion { Top = 1 }, new VariantsQuestion(),
            new StatusQuestion { Scope = new Scope { Customers = [] } }, new StatusQuestion { Scope = new Scope { Period = new Period(0, null) } },
        ];
        Assert.Equal(questions.Length, questions.Select(Handles.Of).Distinct().Count());
        Assert.All(questions, q => Assert.Matches("^q[0-9a-f]{12}$", Handles.Of(q)));
    }
}
