import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Switch } from '../../ui/switch';

/** Whether jars are used at all, and what of them outlasts Cairn. */
export function CookieSettings() {
  const cookies = useApp((state) => state.settings.cookies);
  const change = useApp((state) => state.changeSettings);
  const open = useApp((state) => state.openCookies);
  return (
    <>
      <Switch isSelected={cookies.enabled} onChange={(enabled) => void change({ cookies: { ...cookies, enabled } })}>
        Keep cookies in the jar of the environment, and send them
      </Switch>
      <Switch
        isSelected={cookies.keepSession}
        isDisabled={!cookies.enabled}
        onChange={(keepSession) => void change({ cookies: { ...cookies, keepSession } })}
      >
        Also keep those that end with the session, when Cairn is closed
      </Switch>
      <Button onPress={() => open(null)}>The jars</Button>
    </>
  );
}
