using System.Text.Json;

namespace Kelione.Maps;

/// <summary>What holds for each sort of thing beside its texts, its id and what it names.</summary>
internal static class ThingRules
{
    public static void Check(JourneyMap map, object thing, Findings at)
    {
        switch (thing)
        {
            case MapImage image:
                ImageRules.Check(image, at);
                break;
            case Channel channel:
                at.Needs("name", channel.Name, "Name it as your customers would.");
                break;
            case Device device:
                at.Needs("name", device.Name, "Name it as your customers would.");
                break;
            case Persona persona:
                Check(persona, at);
                break;
            case Stage stage:
                Check(map, stage, at);
                break;
            case Step step:
                Check(map, step, at);
                break;
            case Lane { Kind: LaneKind.Custom } lane:
                at.Needs("name", lane.Name, "Name the lane, or choose one of the kinds that have a name.");
                break;
            case Card card:
                Check(card, at);
                break;
            case Arc arc:
                Check(arc, at);
                break;
            case Route route:
                Check(route, at);
                break;
            case Barrier barrier:
                at.Needs("text", barrier.Text, "Say what stands in the customers' way.");
                at.Within("criticality", barrier.Criticality, 0, 10);
                Check(barrier.Provenance, at);
                break;
            case Idea idea:
                IdeaRules.Check(idea, at);
                Check(idea.Provenance, at);
                break;
        }
    }

    private static void Check(Persona persona, Findings at)
    {
        at.Needs("name", persona.Name, "Give the persona a name, or the role its title.");
        at.Within("share", persona.Share, 0, 1);
        if (persona.Initials.Length > 4)
        {
            at.Warning("long-initials", "initials", $"{at.What} has '{persona.Initials}' as initials; the portrait shows one or two letters. Shorten them.");
        }

        Check(persona.Provenance, at);
    }

    private static void Check(JourneyMap map, Stage stage, Findings at)
    {
        at.Needs("name", stage.Name, "Name the phase as the customer sees it.");
        at.Within("fromDay", stage.FromDay, 0, double.PositiveInfinity);
        at.Within("toDay", stage.ToDay, stage.FromDay ?? 0, double.PositiveInfinity);
        if (stage.Gate is not { } gate)
        {
            return;
        }

        at.Needs("gate/name", gate.Name, "Say what is decided at the end of the stage.");
        foreach (var persona in map.Personas.Where(p => !p.IsRole && (gate.AgreedBy.Contains(p.Id) || gate.DecidedBy == p.Id)))
        {
            at.Warning("gate-without-role", "gate", $"{at.What} ends with a decision of '{persona.Name}', who is a persona and not a role. Mark it as a role, or name a role.");
        }
    }

    private static void Check(JourneyMap map, Step step, Findings at)
    {
        at.Needs("name", step.Name, "Say what the customer does.");
        if (step.Binding is null)
        {
            at.Info("unbound", "binding", $"{at.What} is not bound to events, so nothing is measured there. Say which events mean it.");
        }
        else
        {
            at.Needs("binding/events", step.Binding.Events, "Say which events mean the step, or take the binding away.");
            if (step.Binding.Success is { } success)
            {
                at.Needs("binding/success", success, "Say which events are success at the step, or leave it out.");
            }
        }

        if (step.OpensMap == map.Id)
        {
            at.Error("opens-itself", "opensMap", $"{at.What} opens the map on which it stands. Name another map, or leave it empty.");
        }

        Check(step.Provenance, at);
    }

    private static void Check(Card card, Findings at)
    {
        if (card is { Step: not null, Stage: not null })
        {
            at.Error("two-places", "stage", $"{at.What} stands at a step and at a stage as well. Leave one of them out.");
        }

        at.Within("felt", card.Felt, -5, 5);
        at.Within("wished", card.Wished, -5, 5);
        at.Within("value", card.Value, double.MinValue, double.PositiveInfinity);
        if (card.Link is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto"))
        {
            at.Error("bad-link", "link", $"{at.What} has '{link}' as its link. A link begins with https://, http:// or mailto:.");
        }

        if (card.Question is { } question && !IsJson(question))
        {
            at.Error("bad-question", "question", $"{at.What} is bound to a question that is not written as JSON. Copy it anew from where the question was asked.");
        }

        if (card is { Text: "", Quote: "", Felt: null, Wished: null, Emotion: null, Value: null, Image: null, Link: null, Question: null, Channel: null, Device: null, Persona: null })
        {
            at.Warning("empty-card", "", $"{at.What} says nothing. Write something on it, or remove it.");
        }

        Check(card.Provenance, at);
    }

    private static void Check(Arc arc, Findings at)
    {
        if (arc.From == arc.To)
        {
            at.Error("arc-to-itself", "to", $"{at.What} leads from a step to itself. Choose another step to end at.");
        }

        Check(arc.Provenance, at);
    }

    private static void Check(Route route, Findings at)
    {
        at.Needs("name", route.Name, "Say in a few words whose way it is.");
        if (route.Stops.Count < 2)
        {
            at.Warning("short-route", "stops", $"{at.What} has fewer than two stops, so there is no way to draw. Add stops, or remove it.");
        }

        if (route.Stops.Any(s => s.Channel is null && s.Device is null))
        {
            at.Warning("stop-nowhere", "stops", $"{at.What} has a stop with neither channel nor device. Say where it happens.");
        }

        Check(route.Provenance, at);
    }

    private static void Check(Provenance provenance, Findings at)
    {
        at.InOrder("provenance/to", provenance.From, provenance.To);
        at.Within("provenance/n", provenance.N, 0, double.PositiveInfinity);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
